import { createReadStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Integrity, RootSummary, VerifyReport } from '../../shared/api/integrity.ts';
import type { PeriodQuery } from '../../shared/validation/query-schema.ts';
import type { ApiRouter } from '../http/api-router.ts';
import { endpoint } from '../http/endpoint.ts';
import { Problem } from '../http/problem.ts';
import type { Services } from '../services.ts';
import { appendAudit } from '../store/audit-log.ts';
import { listKiosks } from '../store/kiosks.ts';
import { readAs } from '../store/read-as.ts';
import { covers, type Scope } from '../store/scope.ts';
import { unitIdOfCode } from '../store/unit-ids.ts';
import { lastVerification } from '../store/verifications.ts';
import { writeProof } from '../verify/write-proof.ts';
import { latestRoot } from '../verify/write-root.ts';

/** Whether the data are whole, and proofs of it for others. */
export function integrity(router: ApiRouter, services: Services): void {
  endpoint(router, 'getIntegrity', ({ caller }) => integrityFor(caller.scope, services));

  endpoint(router, 'postVerification', ({ caller }) => {
    services.verifications.start();
    return integrityFor(caller.scope, services);
  });

  endpoint(router, 'getProof', async ({ caller, query }) => {
    const bytes = await writtenProof({ ...query, scope: caller.scope }, services);
    await appendAudit(services.store.db, {
      id: services.newId(),
      atMs: services.clock(),
      accountId: caller.account.id,
      action: 'proof.export',
      unitId: await unitIdOfCode(services.store.db, query.unit),
      detail: { unit: query.unit, period: query.period },
    });
    return {
      mediaType: 'application/x-ndjson',
      fileName: `mot-cham-proof-${asciiOf(query.unit)}-${query.period}.ndjson`,
      bytes,
    };
  });
}

async function integrityFor(scope: Scope, services: Services): Promise<Integrity> {
  const { store, clock, verifications } = services;
  const last = await lastVerification(store.db);
  const root = await latestRoot(store.db);
  return {
    last: last === undefined ? null : visiblePart(last, scope),
    running: verifications.running(),
    root: root === undefined ? null : summaryOf(root),
    kiosks: await kiosksOf(services, { scope, last }),
    nowMs: clock(),
  };
}

const summaryOf = ({ atMs, localDay, root, chains }: RootSummary): RootSummary => ({
  atMs,
  localDay,
  root,
  chains,
});

/** What belongs to no unit concerns everybody. */
function visiblePart(report: VerifyReport, scope: Scope): Integrity['last'] {
  const { startedAtMs, finishedAtMs, withSignatures, totals, counts, findings } = report;
  const visible = findings.filter(({ unitId }) => unitId === null || covers(scope, unitId));
  return { startedAtMs, finishedAtMs, withSignatures, totals, counts, findings: visible };
}

async function kiosksOf(
  { store, clock }: Services,
  { scope, last }: { readonly scope: Scope; readonly last: VerifyReport | undefined },
): Promise<Integrity['kiosks']> {
  const chains = Map.groupBy(last?.chains ?? [], ({ kioskId }) => kioskId);
  const listed = await readAs(store, scope, (db) => listKiosks(db, scope, clock()));
  return listed.map(({ summary: { id, name, unit, counter } }) => ({
    id,
    name,
    unit: { code: unit.code, name: unit.name },
    counter: counter.name,
    chains: (chains.get(id) ?? []).map(({ unitId: _unit, kioskId: _kiosk, ...chain }) => chain),
  }));
}

/** Written whole first, at one moment of the store; then read off the disk as the caller takes it. */
async function writtenProof(
  { unit, period, scope }: PeriodQuery & { readonly scope: Scope },
  { location, serverKey, clock }: Services,
): Promise<AsyncIterable<Uint8Array>> {
  const folder = await mkdtemp(join(tmpdir(), 'mot-cham-proof-'));
  const path = join(folder, 'proof.ndjson');
  const remove = () => rm(folder, { recursive: true, force: true });
  try {
    const query = { unitCode: unit, periodKey: period, scope, nowMs: clock() };
    const written = await writeProof({ location, serverKey, path }, query);
    if (!written.ok) throw proofProblem(written.error.code, period);
  } catch (error) {
    await remove();
    throw error;
  }
  return readAndRemove(path, remove);
}

async function* readAndRemove(
  path: string,
  remove: () => Promise<void>,
): AsyncGenerator<Uint8Array> {
  try {
    // A stream opened for reading without an encoding hands out bytes.
    for await (const chunk of createReadStream(path)) yield chunk as Uint8Array;
  } finally {
    await remove();
  }
}

function proofProblem(code: 'unknown-unit' | 'invalid-period', period: string): Problem {
  if (code === 'unknown-unit') return new Problem('unknown-unit');
  const message = `Expected a period such as 2026-11 or 2026-Q4, got ${period}.`;
  return new Problem('invalid-query', { issues: [{ path: 'period', message }] });
}

const asciiOf = (code: string): string => code.replace(/[^\w.-]/gu, '_');
