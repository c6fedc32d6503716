import type { Kysely } from 'kysely';
import type { DutiesQuery, DutyEntry } from '../../shared/api/duties.ts';
import { addDays, localDayStartMs } from '../../shared/domain/local-day.ts';
import { localMinuteOf } from '../../shared/domain/local-minute.ts';
import { plannedDuties, printedName } from './duties.ts';
import { seatKey } from './records.ts';
import type { Database } from './schema.ts';

interface ListedDuty {
  readonly id: string;
  readonly counterId: string;
  readonly officialId: string | null;
  readonly officialName: string;
  readonly kioskName: string | null;
  /** It ends where another one begins; what the office says ends when it says. */
  readonly isOpen: boolean;
  readonly startsAtMs: number;
  readonly endsAtMs: number;
}

/**
 * Every stretch at the counters of a unit that touches the days, the earliest first: those of the
 * roster, and what staff said at the kiosks. What was said ends where another duty begins, unless
 * the office has corrected it.
 */
export async function loadUnitDuties(
  db: Kysely<Database>,
  unitId: string,
  query: DutiesQuery,
): Promise<DutyEntry[]> {
  const planned = (await plannedDuties(db, unitId, query)).map((row) => ({
    ...{ id: row.id, counterId: row.counter_id, officialId: row.official_id },
    ...{ officialName: printedName(row), kioskName: null, isOpen: false },
    ...{ startsAtMs: row.starts_at_ms, endsAtMs: row.ends_at_ms },
  }));
  const said = await saidDuties(db, unitId, query);
  const all = [...planned, ...said].sort((a, b) => a.startsAtMs - b.startsAtMs);
  return all.map(({ startsAtMs, kioskName, isOpen, ...duty }) => ({
    ...{ id: duty.id, counterId: duty.counterId, officialId: duty.officialId },
    ...{ officialName: duty.officialName, saidAtKiosk: kioskName },
    from: localMinuteOf(startsAtMs),
    to: localMinuteOf(isOpen ? endOf({ ...duty, startsAtMs }, all) : duty.endsAtMs),
  }));
}

type TimedDuty = Pick<ListedDuty, 'counterId' | 'startsAtMs' | 'endsAtMs'>;

const endOf = ({ counterId, startsAtMs, endsAtMs }: TimedDuty, all: readonly ListedDuty[]) =>
  all.reduce(
    (end, other) =>
      other.counterId === counterId && other.startsAtMs > startsAtMs
        ? Math.min(end, other.startsAtMs)
        : end,
    endsAtMs,
  );

async function saidDuties(
  db: Kysely<Database>,
  unitId: string,
  { from, to }: DutiesQuery,
): Promise<ListedDuty[]> {
  const rows = await db
    .selectFrom('kiosk_duties as d')
    .innerJoin('counters as c', 'c.id', 'd.counter_id')
    .leftJoin('kiosks as k', 'k.id', 'd.kiosk_id')
    .leftJoin('officials as o', 'o.id', 'd.official_id')
    .selectAll('d')
    .select(['o.honorific', 'o.family_name', 'o.given_name', 'k.name as kiosk_name'])
    .where('c.unit_id', '=', unitId)
    .where('d.withdrawn', '=', 0)
    .where('d.starts_at_ms', '<', localDayStartMs(addDays(to, 1)))
    .where('d.ends_at_ms', '>', localDayStartMs(from))
    .orderBy('d.starts_at_ms')
    .orderBy('d.seq')
    .execute();
  return rows.map(({ honorific, family_name, given_name, ...row }) => ({
    id: seatKey(row),
    counterId: row.counter_id,
    officialId: row.official_id,
    officialName: printedName({
      ...{ honorific, family_name: family_name ?? '', given_name: given_name ?? '' },
    }),
    kioskName: row.kiosk_name ?? row.kiosk_id,
    isOpen: row.corrected_at_ms === null,
    startsAtMs: row.starts_at_ms,
    endsAtMs: row.ends_at_ms,
  }));
}
