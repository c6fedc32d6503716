import type { ContactMap } from '../../analytics/reports/contact-map.ts';
import { NO_CONTACT } from '../../analytics/reports/contact-map.ts';
import { daysIn } from '../../analytics/reports/device-days.ts';
import {
  expectedContact,
  silenceOf,
  touchesDay,
  type ContactSpan,
} from '../../analytics/reports/silent-minutes.ts';
import type { LocalDay } from '../../shared/domain/local-day.ts';
import { CLOSED, type OpeningHours } from '../../shared/domain/opening-hours.ts';
import type { DayRange } from '../../shared/domain/period.ts';
import { readOpeningHours } from '../../shared/validation/opening-hours-schema.ts';
import type { ChainScope } from './chain-extents.ts';
import type { StoreReader } from './open-store.ts';

/** When one kiosk should have been in contact, and when it was. */
export interface ContactFacts {
  readonly kioskId: string;
  readonly hours: OpeningHours;
  /** Days of the range on which its service point is closed beside these hours. */
  readonly closedDays: ReadonlySet<LocalDay>;
  readonly span: ContactSpan;
  readonly contacts: ReadonlyMap<LocalDay, ContactMap>;
}

export interface SilenceQuery extends ChainScope {
  readonly range: DayRange;
  readonly nowMs: number;
}

/** The contact of every kiosk of the scope in a range of days. */
export async function readContactFacts(
  db: StoreReader,
  query: SilenceQuery,
): Promise<ContactFacts[]> {
  const [kiosks, days] = [await readKiosks(db, query), await readContactDays(db, query)];
  const byKiosk = Map.groupBy(days, ({ kiosk_id }) => kiosk_id);
  const readHours = once(readOpeningHours);
  const closedDays = await readClosedDays(db, query.range);
  return kiosks.map((row) => ({
    kioskId: row.id,
    hours: readHours(row.opening_hours),
    closedDays: closedDays.get(row.service_point_id) ?? NO_DAYS,
    span: {
      pairedAtMs: row.paired_at_ms,
      firstContact:
        row.first_day === null || row.first_contact === null
          ? null
          : { day: storedDay(row.first_day), contact: row.first_contact },
      endedAtMs: row.status === 'revoked' ? (row.seen_at_ms ?? row.paired_at_ms) : null,
      nowMs: query.nowMs,
    },
    contacts: new Map(
      (byKiosk.get(row.id) ?? []).map(({ local_day, contact }) => [storedDay(local_day), contact]),
    ),
  }));
}

/** Silent minutes in a range of days by kiosk; kiosks of which no contact was expected or kept are absent. */
export async function silentMinutesOf(
  db: StoreReader,
  query: SilenceQuery,
): Promise<Map<string, number>> {
  const days = daysIn(query.range);
  const silent = new Map<string, number>();
  for (const facts of await readContactFacts(db, query)) {
    const { kioskId, hours, closedDays, span, contacts } = facts;
    const expected = expectedContact(span);
    const heard = expected === null ? [] : days.filter((day) => touchesDay(expected, day));
    if (expected === null || heard.length === 0) continue;
    const minutes = heard.map((day) => {
      const contact = contacts.get(day) ?? NO_CONTACT;
      const open = closedDays.has(day) ? CLOSED : hours;
      return silenceOf({ day, contact, hours: open, ...expected }).silentMinutes;
    });
    silent.set(
      kioskId,
      minutes.reduce((sum, count) => sum + count, 0),
    );
  }
  return silent;
}

/** With the first day of which contact was kept: by key, one look for each. */
function readKiosks(db: StoreReader, { unitIds, kioskId }: ChainScope) {
  let query = db
    .selectFrom('kiosks')
    .innerJoin('counters', 'counters.id', 'kiosks.counter_id')
    .innerJoin('service_points', 'service_points.id', 'counters.service_point_id')
    .leftJoin('kiosk_health', 'kiosk_health.kiosk_id', 'kiosks.id')
    .select(['kiosks.id', 'kiosks.status', 'kiosks.paired_at_ms', 'kiosk_health.seen_at_ms'])
    .select(['service_points.opening_hours', 'counters.service_point_id'])
    .select((eb) => {
      const first = eb
        .selectFrom('kiosk_contacts as c')
        .whereRef('c.unit_id', '=', 'kiosks.unit_id')
        .whereRef('c.kiosk_id', '=', 'kiosks.id')
        .orderBy('c.local_day')
        .limit(1);
      return [
        first.select('c.local_day').as('first_day'),
        first.select('c.contact').as('first_contact'),
      ];
    });
  if (unitIds !== 'all') query = query.where('kiosks.unit_id', 'in', unitIds);
  if (kioskId !== undefined) query = query.where('kiosks.id', '=', kioskId);
  return query.execute();
}

function readContactDays(db: StoreReader, { unitIds, kioskId, range }: SilenceQuery) {
  let query = db
    .selectFrom('kiosks')
    .innerJoin('kiosk_contacts as c', (join) =>
      join.onRef('c.unit_id', '=', 'kiosks.unit_id').onRef('c.kiosk_id', '=', 'kiosks.id'),
    )
    .select(['c.kiosk_id', 'c.local_day', 'c.contact'])
    .where('c.local_day', '>=', range.firstDay)
    .where('c.local_day', '<=', range.lastDay);
  if (unitIds !== 'all') query = query.where('kiosks.unit_id', 'in', unitIds);
  if (kioskId !== undefined) query = query.where('kiosks.id', '=', kioskId);
  return query.execute();
}

/** Closed days by service point. */
async function readClosedDays(
  db: StoreReader,
  { firstDay, lastDay }: DayRange,
): Promise<Map<string, ReadonlySet<LocalDay>>> {
  const rows = await db
    .selectFrom('closed_days')
    .select(['service_point_id', 'day'])
    .where('day', '>=', firstDay)
    .where('day', '<=', lastDay)
    .execute();
  const byPoint = Map.groupBy(rows, ({ service_point_id }) => service_point_id);
  return new Map(
    [...byPoint].map(([id, days]) => [id, new Set(days.map(({ day }) => storedDay(day)))]),
  );
}

const NO_DAYS: ReadonlySet<LocalDay> = new Set();

/** Most service points keep the same hours: each text is read once. */
function once<Answer>(read: (text: string) => Answer): (text: string) => Answer {
  const known = new Map<string, Answer>();
  return (text) => {
    const answer = known.get(text) ?? read(text);
    known.set(text, answer);
    return answer;
  };
}

/** Written by `noteContacts` from `localDayOf`, and by nothing else. */
const storedDay = (text: string): LocalDay => text as LocalDay;
