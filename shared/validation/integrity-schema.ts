import * as v from 'valibot';
import { FINDING_SEVERITY, type FindingKind, type Integrity } from '../api/integrity.ts';
import type { Schema } from './parse.ts';
import { countSchema, instantMsSchema } from './primitives.ts';

// The keys of FINDING_SEVERITY are the kinds; `Object.keys` forgets it.
const kindSchema = v.picklist(Object.keys(FINDING_SEVERITY) as FindingKind[]);

const chainEntries = {
  epoch: countSchema,
  records: countSchema,
  throughSeq: countSchema,
  lastSeq: countSchema,
  missing: countSchema,
  explained: countSchema,
  forks: countSchema,
  altered: countSchema,
};

const findingSchema = v.object({
  kind: kindSchema,
  unitId: v.nullable(v.string()),
  kioskId: v.nullable(v.string()),
  epoch: v.nullable(countSchema),
  seq: v.nullable(countSchema),
  toSeq: v.nullable(countSchema),
  detail: v.string(),
});

const totalsSchema = v.object({
  chains: countSchema,
  records: countSchema,
  signatures: countSchema,
  ratings: countSchema,
  answers: countSchema,
  reasons: countSchema,
  quarantined: countSchema,
  countCells: countSchema,
  roots: countSchema,
  auditEntries: v.exactOptional(countSchema),
  missing: countSchema,
});

const verificationSchema = v.object({
  startedAtMs: instantMsSchema,
  finishedAtMs: instantMsSchema,
  withSignatures: v.boolean(),
  totals: totalsSchema,
  counts: v.record(kindSchema, v.exactOptional(countSchema)),
  findings: v.array(findingSchema),
});

export const integritySchema: Schema<Integrity> = v.object({
  last: v.nullable(verificationSchema),
  running: v.nullable(v.object({ doneRows: countSchema, totalRows: countSchema })),
  root: v.nullable(
    v.object({
      atMs: instantMsSchema,
      localDay: v.string(),
      root: v.pipe(v.string(), v.regex(/^[\da-f]{64}$/u)),
      chains: countSchema,
    }),
  ),
  kiosks: v.array(
    v.object({
      id: v.string(),
      name: v.string(),
      unit: v.object({ code: v.string(), name: v.string() }),
      counter: v.string(),
      chains: v.array(v.object(chainEntries)),
    }),
  ),
  nowMs: instantMsSchema,
});
