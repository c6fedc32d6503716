import type { QuarantineReplayed } from '../../shared/api/quarantine.ts';
import { appendAudit } from '../store/audit-log.ts';
import { readStandings } from '../store/kiosk-standing.ts';
import type { Store } from '../store/open-store.ts';
import { decideQuarantine, type QuarantineDecision } from '../store/quarantine.ts';
import { quarantinePage, type QuarantineFilter } from '../store/quarantine-pages.ts';
import { seatKey, type Seat } from '../store/records.ts';
import type { QuarantineRow } from '../store/schema.ts';
import { inTransaction, type Writing } from '../store/writing.ts';
import { AFTER_REVOCATION } from './admission.ts';
import type { Quarantined } from './interpret.ts';
import type { Delivery, OpenedRecord } from './opened-batch.ts';
import { printable } from './printable.ts';
import { auditMoves } from './move-by-said-duties.ts';
import { redeliver } from './redeliver.ts';
import { seatOf, takeMeanings } from './take-meanings.ts';

export interface Replayer {
  readonly store: Store;
  readonly newId: () => string;
  readonly clock: () => number;
}

export interface ReplayOrder {
  /** One reason; null for all that no person has to decide on. */
  readonly reason: string | null;
  /** Null for all units. */
  readonly unitIds: readonly string[] | null;
  readonly accountId: string | null;
  /** Show what would happen; every transaction is rolled back. */
  readonly dryRun: boolean;
}

/** Waits under these end by a person's decision only: it is made by naming the reason. */
const FOR_A_PERSON: readonly string[] = [AFTER_REVOCATION, 'chain-break'];

const PAGE = 200;

/**
 * Judges quarantined records again from their raw bytes, by the counters, questionnaires and
 * ratings of now and with the time at which they were received then. What can be counted is
 * counted in the same transaction that lets it out; every decision is appended.
 */
export async function replayQuarantine(
  replayer: Replayer,
  order: ReplayOrder,
): Promise<QuarantineReplayed> {
  const { reason, unitIds } = order;
  if (unitIds?.length === 0) return { tried: 0, released: 0, kept: [] };
  const filter: QuarantineFilter = { reason, without: FOR_A_PERSON, unitIds };
  const kept = new Map<string, number>();
  let [tried, released] = [0, 0];
  let after = { kiosk_id: '', epoch: 0, seq: 0 };
  for (;;) {
    const page = await replayPage(replayer, order, { filter, after });
    const last = page.rows.at(-1);
    if (last === undefined) break;
    after = last;
    tried += page.rows.length;
    released += page.released;
    for (const why of page.kept) kept.set(why, (kept.get(why) ?? 0) + 1);
  }
  return { tried, released, kept: [...kept].map(([why, count]) => ({ reason: why, count })) };
}

interface Page {
  readonly rows: readonly QuarantineRow[];
  readonly released: number;
  /** Reasons of those that go on waiting. */
  readonly kept: readonly string[];
}

/** Carries the answer of a trial out of the transaction that it undoes. */
class Undone extends Error {
  readonly page: Page;
  constructor(page: Page) {
    super('a trial is undone');
    this.page = page;
  }
}

async function replayPage(
  replayer: Replayer,
  order: ReplayOrder,
  asked: { readonly filter: QuarantineFilter; readonly after: Omit<Seat, 'unit_id'> },
): Promise<Page> {
  try {
    return await inTransaction(replayer.store, async (writing) => {
      const page = await judgePage(writing, { ...replayer, ...order, ...asked });
      if (order.dryRun) throw new Undone(page);
      return page;
    });
  } catch (error) {
    if (error instanceof Undone) return error.page;
    throw error;
  }
}

type PageOrder = Replayer &
  ReplayOrder & { readonly filter: QuarantineFilter; readonly after: Omit<Seat, 'unit_id'> };

async function judgePage(writing: Writing, order: PageOrder): Promise<Page> {
  const { filter, after } = order;
  const read = () => quarantinePage(writing.trx, filter, { after, limit: PAGE });
  const kioskIds = [...new Set((await read()).map(({ kiosk_id }) => kiosk_id))];
  if (kioskIds.length === 0) return { rows: [], released: 0, kept: [] };
  // The kiosks are locked first: what the ingest has let out meanwhile is not read any more.
  const standings = await readStandings(writing, kioskIds);
  const rows = (await read()).filter(({ kiosk_id }) => standings.has(kiosk_id));
  const waiting = new Map(rows.map((row) => [seatKey(row), row]));
  const deliveries = await redeliver(writing, rows);
  const isNew = (delivery: Delivery, record: OpenedRecord): boolean =>
    waiting.has(seatKey(seatOf(delivery, record)));
  const again = new Set(
    deliveries.flatMap((one) => one.records.filter((record) => isNew(one, record))),
  );
  const taken = await takeMeanings(writing, {
    deliveries,
    isNew: (record) => again.has(record),
    standings,
  });
  const whys = new Map<string, Quarantined>();
  for (const delivery of deliveries) {
    for (const record of delivery.records) {
      const why = taken.quarantined.get(record);
      if (why !== undefined) whys.set(seatKey(seatOf(delivery, record)), why);
    }
  }
  const released = rows.filter((row) => !whys.has(seatKey(row)));
  await decide(writing, order, [
    ...taken.endedWaits,
    ...rows.flatMap((row) => decisionOf(row, whys.get(seatKey(row)))),
  ]);
  const { newId, clock, accountId } = order;
  await auditMoves(writing, taken.moves, { newId, atMs: clock(), accountId });
  if (released.length > 0) await writeAudit(writing, order, released.length);
  return {
    rows,
    released: released.length,
    kept: [...whys.values()].map(({ reason }) => reason),
  };
}

/** Nothing to be decided where it waits for the same thing as before. */
function decisionOf(row: QuarantineRow, why: Quarantined | undefined): QuarantineDecision[] {
  const { unit_id, kiosk_id, epoch, seq } = row;
  const seat = { unit_id, kiosk_id, epoch, seq };
  if (why === undefined) return [{ seat, waitsFor: null }];
  const waitsFor = { reason: why.reason, detail: printable(why.detail, 500) };
  const isSame = waitsFor.reason === row.reason && waitsFor.detail === row.detail;
  return isSame ? [] : [{ seat, waitsFor }];
}

const decide = (
  writing: Writing,
  { newId, clock, accountId }: PageOrder,
  decisions: readonly QuarantineDecision[],
): Promise<void> => decideQuarantine(writing, decisions, { newId, atMs: clock(), accountId });

const writeAudit = (
  { trx }: Writing,
  { newId, clock, accountId, reason, unitIds }: PageOrder,
  released: number,
): Promise<void> => {
  const [unitId = null, ...others] = unitIds ?? [];
  return appendAudit(trx, {
    id: newId(),
    atMs: clock(),
    accountId,
    action: 'quarantine.replay',
    // Of several units together only who sees all of them may know.
    unitId: others.length === 0 ? unitId : null,
    detail: { reason, released },
  });
};
