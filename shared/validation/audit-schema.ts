import * as v from 'valibot';
import type { AuditFilter, AuditLogPage, AuditPageQuery } from '../api/audit-log.ts';
import type { Schema } from './parse.ts';
import { codeSchema, countSchema, idSchema, instantMsSchema } from './primitives.ts';
import { localDaySchema } from './target-schema.ts';

const filterEntries = {
  action: v.exactOptional(v.pipe(v.string(), v.regex(/^[a-z][a-z.-]{0,63}$/u))),
  account: v.exactOptional(idSchema),
  unit: v.exactOptional(codeSchema),
  from: v.exactOptional(localDaySchema),
  to: v.exactOptional(localDaySchema),
  text: v.exactOptional(
    v.pipe(v.string(), v.trim(), v.normalize('NFC'), v.maxLength(100), v.regex(/^\P{Cc}*$/u)),
  ),
};

export const auditFilterSchema: Schema<AuditFilter> = v.strictObject(filterEntries);

export const auditPageQuerySchema: Schema<AuditPageQuery> = v.strictObject({
  ...filterEntries,
  before: v.exactOptional(v.pipe(v.string(), v.regex(/^[1-9]\d{0,14}$/u))),
});

const personSchema = v.object({ id: v.string(), login: v.string(), displayName: v.string() });

const digestSchema = v.pipe(v.string(), v.regex(/^[\da-f]{64}$/u));

export const auditLogPageSchema: Schema<AuditLogPage> = v.object({
  entries: v.array(
    v.object({
      position: countSchema,
      id: v.string(),
      atMs: instantMsSchema,
      account: v.nullable(personSchema),
      action: v.string(),
      unit: v.nullable(v.object({ code: v.string(), name: v.string() })),
      detail: v.record(v.string(), v.unknown()),
      prev: digestSchema,
      hash: digestSchema,
    }),
  ),
  olderBefore: v.nullable(countSchema),
  matches: countSchema,
  people: v.array(personSchema),
  names: v.record(v.string(), v.string()),
  nowMs: instantMsSchema,
});
