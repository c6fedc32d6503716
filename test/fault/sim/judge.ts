import { atomOf } from '../../../shared/domain/atom.ts';
import { localDayOf } from '../../../shared/domain/local-day.ts';
import type { KioskRecord, RecordContent } from '../../../shared/record/record.ts';
import type {
  AtomCountRow,
  AtomReasonCountRow,
  QuarantineRow,
  RatingRow,
  RecordRow,
  UndatedCountRow,
} from '../../../server/store/schema.ts';
import { readRecord, recordsOn, type Thanked } from './ledger.ts';
import type { Desk, Office } from './office.ts';
import { NOWHERE, type World } from './run-plan.ts';

/** What the server has of one desk. */
interface Found {
  readonly rows: readonly RecordRow[];
  readonly forks: readonly KioskRecord[];
  readonly status: string;
  readonly records: readonly KioskRecord[];
  readonly ratings: readonly RatingRow[];
  readonly quarantine: readonly QuarantineRow[];
  readonly levels: readonly AtomCountRow[];
  readonly reasons: readonly AtomReasonCountRow[];
  /** Ratings whose period is not certain are counted apart. */
  readonly undated: readonly UndatedCountRow[];
  /** Highest seq that the server knows to have been written, by epoch. */
  readonly reported: ReadonlyMap<number, number>;
}

/** Every breach of the promise, in words; empty when it was kept. */
export function judge(office: Office, world: World): string[] {
  const found = look(office, world.desk);
  return [
    ...judgeForks(world, found),
    ...(world.isDrained || found.forks.length > 0 ? [] : [notDrained(world)]),
    ...judgeThanked(world, found),
    ...judgeChains(world, found),
    ...judgeRatings(world, found),
    ...judgeCounts(found),
    ...judgeSetAside(world, found),
  ];
}

function notDrained({ device, network }: World): string {
  const { status } = device;
  const told = status?.kind === 'ready' ? { ...status.queue, refusal: status.refusal } : status;
  return `not drained: ${JSON.stringify(told)}, ${String(network.underWay)} under way`;
}

function look({ rowsOf }: Office, desk: Desk): Found {
  const rows = rowsOf('records', desk).sort((a, b) => a.epoch - b.epoch || a.seq - b.seq);
  const ended = rowsOf('kiosk_epochs', desk).map(
    (row) => [row.epoch, row.ended_reported_seq ?? 0] as const,
  );
  const last = rowsOf('kiosk_health', desk).map(
    (row) => [row.epoch ?? 0, row.reported_seq ?? 0] as const,
  );
  return {
    rows,
    records: rows.map(({ bytes }) => readRecord(bytes)),
    forks: rowsOf('forks', desk).map(({ bytes }) => readRecord(bytes)),
    status: rowsOf('kiosks', desk)[0]?.status ?? 'unknown',
    ratings: rowsOf('ratings', desk),
    quarantine: rowsOf('quarantine', desk),
    levels: rowsOf('atom_counts', desk),
    reasons: rowsOf('atom_reason_counts', desk),
    undated: rowsOf('undated_counts', desk),
    reported: new Map([...ended, ...last]),
  };
}

/**
 * A device that lost a record which the server has, and still has its key, looks like a copied one
 * and is stopped: its image was put back, or its journal was wiped while IndexedDB was failing.
 */
function judgeForks({ ledger }: World, { forks, status }: Found): string[] {
  const isStopped = status !== 'active';
  return [
    ...forks
      .filter(({ epoch }) => !ledger.holedEpochs.has(epoch))
      .map(({ epoch, seq }) => `an honest kiosk has a fork at ${String(epoch)}/${String(seq)}`),
    ...(isStopped === forks.length > 0 ? [] : [`${String(forks.length)} forks, kiosk ${status}`]),
  ];
}

/** Thanked: stored exactly once; or destroyed with both stores, and then seen to be missing. */
function judgeThanked({ ledger, server, device }: World, found: Found): string[] {
  const stored = Map.groupBy([...found.records, ...found.forks], ({ id }) => id);
  // A kiosk that was stopped keeps what it could not send until an administrator has looked.
  const kept = new Set(found.forks.length > 0 ? recordsOn(device).map(({ id }) => id) : []);
  return ledger.thanked.flatMap((entry) => {
    const times = stored.get(entry.recordId)?.length ?? 0;
    if (times > 1) return [`${entry.recordId} is stored ${String(times)} times`];
    if (times === 1) return judgeContent(entry, stored.get(entry.recordId)![0]!);
    if (kept.has(entry.recordId)) return [];
    if (!entry.mayBeLost) return [`${entry.recordId} was thanked for and is lost`];
    return judgeGap(entry, found, server.toldHeads);
  });
}

function judgeContent({ content, recordId }: Thanked, record: KioskRecord): string[] {
  const [said, kept] = [content, { kind: record.kind, body: record.body }].map((one) =>
    JSON.stringify(one),
  );
  return said === kept ? [] : [`${recordId} was given as ${said} and stored as ${kept}`];
}

/** What the server was ever told of must be missed by it. */
function judgeGap(
  { recordId, place }: Thanked,
  { records, reported }: Found,
  toldHeads: ReadonlyMap<number, number>,
): string[] {
  if (place === undefined) return [];
  const { epoch, seq } = place;
  const inEpoch = records.filter((record) => record.epoch === epoch).map((record) => record.seq);
  const isHole = inEpoch.some((stored) => stored > seq);
  const isTold = (toldHeads.get(epoch) ?? 0) >= seq;
  return isHole || !isTold || (reported.get(epoch) ?? 0) >= seq
    ? []
    : [`${recordId} (${String(epoch)}/${String(seq)}) is lost and nothing shows it`];
}

/** Numbers without holes, each pointing to the one before, except where records were destroyed. */
function judgeChains({ ledger }: World, { rows }: Found): string[] {
  const chains = [...Map.groupBy(rows, ({ epoch }) => epoch)];
  return chains
    .filter(([epoch]) => !ledger.holedEpochs.has(epoch))
    .flatMap(([epoch, chain]) =>
      chain.flatMap(({ seq, prev }, index) => {
        const before = chain[index - 1];
        const place = `epoch ${String(epoch)}, seq ${String(seq)}`;
        if (seq !== (before?.seq ?? 0) + 1) return [`a hole before ${place}`];
        return before === undefined || before.hash === prev ? [] : [`a broken link at ${place}`];
      }),
    );
}

/** Each rating record once among the ratings, dated where it was given. */
function judgeRatings({ device }: World, found: Found): string[] {
  const { records, ratings } = found;
  const byId = Map.groupBy(ratings, ({ rating_id }) => rating_id);
  const given = records
    .filter((record) => record.kind === 'rating')
    .filter((record) => isCountable(found, record));
  const surplus =
    ratings.length === given.length ? [] : ['there are more or fewer ratings than given'];
  return [
    ...surplus,
    ...given.flatMap(({ id, body }) => {
      const [row, second] = byId.get(id) ?? [];
      if (row === undefined || second !== undefined) return [`${id} is not one rating`];
      if (row.level !== body.level) return [`${id} is of level ${row.level}, not ${body.level}`];
      const trueMs = device.trueMs(id);
      return trueMs === undefined ? [`${id} was never written`] : judgeDate(row, trueMs);
    }),
  ];
}

/** Has its counter, and does not stand beside a fork. */
const isCountable = ({ quarantine }: Found, record: KioskRecord): boolean =>
  !isNowhere(record) &&
  !quarantine.some((row) => row.reason === 'chain-break' && isAt(record, row));

const isAt = (record: KioskRecord, seat: { readonly epoch: number; readonly seq: number }) =>
  record.epoch === seat.epoch && record.seq === seat.seq;

const isNowhere = (content: RecordContent | undefined): boolean =>
  content?.kind === 'rating' && content.body.counter === NOWHERE;

function judgeDate(row: RatingRow, trueMs: number): string[] {
  const { rating_id: id, earliest_ms: earliest, latest_ms: latest, clock_quality: quality } = row;
  const trueDay = localDayOf(trueMs);
  const day = row.local_day;
  const isInside = earliest <= trueMs + 1 && trueMs - 1 <= latest;
  const isRight =
    quality === 'D' ||
    (quality === 'C' ? day.slice(0, 7) === trueDay.slice(0, 7) : day === trueDay);
  return [
    ...(isInside
      ? []
      : [`${id} was given at ${String(trueMs)}, not in ${String(earliest)}..${String(latest)}`]),
    ...(isRight ? [] : [`${id} (${quality}) was given on ${trueDay} and counts on ${day}`]),
  ];
}

/** The counts are what the records say, added up here in the plainest way. */
function judgeCounts(found: Found): string[] {
  const { levels, reasons, undated } = found;
  const kept = [
    ...levels.flatMap((row) =>
      ([1, 2, 3, 4, 5] as const).flatMap((level) =>
        row[`n${level}`] === 0
          ? []
          : [`${row.atom} ${row.item_code} ${level}: ${row[`n${level}`]}`],
      ),
    ),
    ...reasons.flatMap((row) => (row.n === 0 ? [] : [`${row.atom} ${row.reason_code}: ${row.n}`])),
    ...undated.map((row) => `${row.first_atom}..${row.last_atom} undated: ${row.n}`),
  ].sort();
  const expected = countedFrom(found);
  return kept.join('\n') === expected.join('\n')
    ? []
    : [`counted ${JSON.stringify(kept)} where the records say ${JSON.stringify(expected)}`];
}

function countedFrom(found: Found): string[] {
  const { ratings } = found;
  const records = found.records.filter((record) => isCountable(found, record));
  const counts = new Map<string, number>();
  const add = (name: string): void => void counts.set(name, (counts.get(name) ?? 0) + 1);
  for (const rating of ratings) {
    const { rating_id: id, atom } = rating;
    if (rating.clock_quality === 'D') {
      const [first, last] = [rating.earliest_ms, rating.latest_ms].map((ms) =>
        atomOf(localDayOf(ms)),
      );
      add(`${String(first)}..${String(last)} undated`);
      continue;
    }
    // In the order of the chain: the last word counts.
    const amendments = records.flatMap((record) =>
      record.kind === 'amendment' && record.body.rating === id ? [record.body] : [],
    );
    const amended = amendments.findLast(({ level }) => level !== undefined);
    add(`${atom} overall ${amended?.level ?? rating.level}`);
    const given = amendments.findLast(({ reasons }) => reasons !== undefined);
    for (const reason of given?.reasons ?? []) add(`${atom} ${reason}`);
  }
  return [...counts].map(([name, n]) => `${name}: ${String(n)}`).sort();
}

/**
 * Only what names an unknown counter, or a rating that is not counted, waits in quarantine; and
 * what stands beside a fork.
 */
function judgeSetAside({ ledger }: World, found: Found): string[] {
  const mayWait = (row: QuarantineRow): boolean => {
    const record = found.records.find((one) => isAt(one, row));
    if (row.reason === 'chain-break') return ledger.holedEpochs.has(row.epoch);
    if (record?.kind !== 'amendment') return isNowhere(record);
    const { rating } = record.body;
    if (found.ratings.some(({ rating_id }) => rating_id === rating)) return false;
    const given = ledger.thanked.find(({ recordId }) => recordId === rating);
    const stored = found.records.find(({ id }) => id === rating);
    const isForked = found.forks.some(({ id }) => id === rating);
    const isUncounted = stored !== undefined && !isCountable(found, stored);
    return given?.mayBeLost === true || isForked || isUncounted;
  };
  return found.quarantine
    .filter((row) => !mayWait(row))
    .map(({ epoch, seq, reason }) => `${String(epoch)}/${String(seq)} waits for ${reason}`);
}
