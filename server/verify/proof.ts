import { atomOf } from '../../shared/domain/atom.ts';
import { localDayOf } from '../../shared/domain/local-day.ts';
import { periodRange, type DayRange } from '../../shared/domain/period.ts';
import { utf8 } from '../../shared/record/bytes.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { countedUnits } from '../../analytics/reports/counted-units.ts';
import { lineageOf } from '../../analytics/reports/lineage.ts';
import type { ServerKey } from '../server-key.ts';
import {
  findUnitByCode,
  loadUnits,
  type StoredUnit,
  type UnitsOfPeriod,
} from '../store/organisation.ts';
import {
  annulledInProof,
  claimedLevels,
  provenChains,
  type ProvenChain,
} from '../store/proof-reads.ts';
import { covers, type Scope } from '../store/scope.ts';
import { loadPeriodSettings } from '../store/period-settings.ts';
import type { StoreReader } from '../store/store.ts';
import { verifyReads } from '../store/verify-reads.ts';
import { proofRecords } from './proof-records.ts';
import { proofRoot, type ProofLeaf, type ProofRoot } from './proof-root.ts';

export interface ProofQuery {
  readonly scope: Scope;
  readonly unitCode: string;
  /** A `periodKey`; the cut-off day of its time applies. */
  readonly periodKey: string;
  readonly nowMs: number;
}

export type ProofFailure = Readonly<{ code: 'unknown-unit' | 'invalid-period' }>;

/** A proof that can be written: its lines come one by one, so that memory does not grow with it. */
export interface Proof {
  readonly lines: AsyncGenerator<string>;
}

interface Subject {
  readonly unit: StoredUnit;
  readonly unitIds: readonly string[];
  readonly periodKey: string;
  readonly range: DayRange;
  readonly nowMs: number;
}

/**
 * The proof of the figures of a unit and a period: keys, signed records, chain heads, the daily
 * root over them and the figures that they must come to. One JSON object per line; it holds ids
 * and nothing of a person. `db` should see one moment of the store.
 */
export async function proofOf(
  db: StoreReader,
  serverKey: ServerKey,
  query: ProofQuery,
): Promise<Result<Proof, ProofFailure>> {
  const known = await loadPeriodSettings(db, query.periodKey, localDayOf(query.nowMs));
  if (known === undefined) return err({ code: 'invalid-period' });
  const range = periodRange(known.period);
  const existing = await loadUnits(db, range);
  const unit = findUnitByCode(existing.units, query.unitCode);
  if (unit === undefined || !covers(query.scope, unit.id)) return err({ code: 'unknown-unit' });
  const unitIds = provenUnits(existing, unit.id);
  const { periodKey, nowMs } = query;
  return ok({ lines: lines(db, serverKey, { unit, unitIds, range, periodKey, nowMs }) });
}

/** Those whose records the figures of the period are made of: a predecessor's late ones too. */
function provenUnits(existing: UnitsOfPeriod, unitId: string): readonly string[] {
  const counted = countedUnits(lineageOf(existing), unitId).withDescendants;
  if (counted !== 'all') return counted;
  return [...existing.units, ...existing.history.former].map(({ id }) => id);
}

async function* lines(
  db: StoreReader,
  serverKey: ServerKey,
  subject: Subject,
): AsyncGenerator<string> {
  const chains: ProvenChain[] = [];
  for (const id of subject.unitIds) chains.push(...(await provenChains(db, id, subject.range)));
  const root = await proofRoot(db, chains);
  yield line(await claim(db, serverKey, { subject, root, chains: chains.length }));
  const reads = verifyReads(db);
  for (const chain of chains) {
    const leaf = root?.leafOf(chain.kiosk_id, chain.epoch);
    yield line(chainLine(chain, leaf));
    const toSeq = Math.max(leaf?.lastSeq ?? 0, chain.toSeq);
    for await (const record of proofRecords(reads, chain, toSeq)) yield line(record);
  }
}

const line = (content: object): string => `${JSON.stringify(content)}\n`;

interface Claimed {
  readonly subject: Subject;
  readonly root: ProofRoot | undefined;
  readonly chains: number;
}

/** What the office says the records come to, and the daily root over them; signed. */
async function claim(
  db: StoreReader,
  serverKey: ServerKey,
  { subject, root, chains }: Claimed,
): Promise<object> {
  const { unit, periodKey: period, range, nowMs } = subject;
  const text = JSON.stringify({
    unit: { code: unit.code, name: unit.name },
    period,
    ...range,
    generatedAtMs: nowMs,
    chains,
    levels: await levelsOf(db, subject),
    annulled: await annulledInProof(db, subject.range, subject.unitIds),
    root: root && {
      localDay: root.localDay,
      atMs: root.atMs,
      chains: root.chains,
      root: root.root,
    },
  });
  const { algorithm, publicKey } = serverKey.public;
  const signature = await serverKey.sign(utf8(`MOTCHAM1-CLAIM\0${text}`));
  return { type: 'claim', serverKey: { algorithm, publicKey }, text, signature };
}

/** Overall levels, as the reports print them. */
async function levelsOf(db: StoreReader, { unitIds, range }: Subject) {
  const atoms = { first: atomOf(range.firstDay), last: atomOf(range.lastDay) };
  const levels = { 1: 0, 2: 0, 3: 0, 4: 0, 5: 0 };
  for (const id of unitIds) {
    const [n1, n2, n3, n4, n5] = await claimedLevels(db, id, atoms);
    levels[1] += n1;
    levels[2] += n2;
    levels[3] += n3;
    levels[4] += n4;
    levels[5] += n5;
  }
  return levels;
}

const chainLine = (chain: ProvenChain, leaf: ProofLeaf | undefined): object => ({
  type: 'chain',
  kiosk: chain.kiosk_id,
  epoch: chain.epoch,
  algorithm: chain.algorithm,
  publicKey: chain.publicKey,
  leaf: leaf?.leaf ?? null,
  index: leaf?.index ?? null,
  path: leaf?.path ?? [],
});
