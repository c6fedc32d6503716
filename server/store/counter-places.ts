import { isValidOn } from '../../shared/domain/validity.ts';
import { parseLocalDay, type LocalDay } from '../../shared/domain/local-day.ts';
import type { StoreReader } from './open-store.ts';

/** A counter as whoever puts a kiosk there has to know it. */
export interface CounterToStandAt {
  readonly id: string;
  readonly unitId: string;
  readonly name: string;
  /** The counter, its service point and its unit are in use on the day asked for. */
  readonly isOpen: boolean;
}

/** A counter by its id; undefined when there is none. */
export async function findCounterToStandAt(
  db: StoreReader,
  counterId: string,
  day: LocalDay,
): Promise<CounterToStandAt | undefined> {
  const row = await db
    .selectFrom('counters')
    .innerJoin('service_points as point', 'point.id', 'counters.service_point_id')
    .innerJoin('units', 'units.id', 'counters.unit_id')
    .select(['counters.id', 'counters.unit_id', 'counters.name'])
    .select(['counters.valid_from as counter_from', 'counters.valid_to as counter_to'])
    .select(['point.valid_from as point_from', 'point.valid_to as point_to'])
    .select(['units.valid_from as unit_from', 'units.valid_to as unit_to'])
    .where('counters.id', '=', counterId)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const stretches = [
    [row.counter_from, row.counter_to],
    [row.point_from, row.point_to],
    [row.unit_from, row.unit_to],
  ] as const;
  const isOpen = stretches.every(([from, to]) =>
    isValidOn({ validFrom: storedDay(from), validTo: to === null ? null : storedDay(to) }, day),
  );
  return { id: row.id, unitId: row.unit_id, name: row.name, isOpen };
}

function storedDay(text: string): LocalDay {
  const day = parseLocalDay(text);
  if (day === undefined) throw new Error(`A counter has the day '${text}'.`);
  return day;
}
