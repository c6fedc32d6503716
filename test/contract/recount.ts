import { sql } from 'kysely';
import type { Store } from '../../server/store/open-store.ts';

/** No decision that two persons made, and that was not lifted, puts the rating `r` out. */
const COUNTED = sql`not exists (
  select 1 from annulled_ratings a
  join annulment_decisions d on d.annulment_id = a.annulment_id and d.decision = 'approve'
  where a.unit_id = r.unit_id and a.rating_id = r.rating_id and not exists (
    select 1 from annulments l
    join annulment_decisions e on e.annulment_id = l.id and e.decision = 'approve'
    where l.lifts_id = a.annulment_id))`;

/**
 * The counts as SQL sums them up from ratings, answers and reasons alone: written apart from the
 * ingest, so that the two can disagree.
 */
export async function recountLevels({ db }: Store): Promise<string[]> {
  const { rows } = await sql<Record<string, unknown>>`
    with said as (
      select unit_id, rating_id, 'overall' as item_code, level, cast(0 as bigint) as epoch,
             cast(0 as bigint) as seq
      from ratings
      union all
      select unit_id, rating_id, item_code, level, epoch, seq from answers
    ), ranked as (
      select said.*, row_number() over (
        partition by unit_id, rating_id, item_code order by epoch desc, seq desc) as place
      from said
    )
    select r.unit_id, r.atom, r.counter_id, coalesce(r.official_id, '') as official_id,
           coalesce(r.field_code, '') as field_code, r.channel, ranked.item_code,
           sum(case when ranked.level = 1 then 1 else 0 end) as n1,
           sum(case when ranked.level = 2 then 1 else 0 end) as n2,
           sum(case when ranked.level = 3 then 1 else 0 end) as n3,
           sum(case when ranked.level = 4 then 1 else 0 end) as n4,
           sum(case when ranked.level = 5 then 1 else 0 end) as n5
    from ranked join ratings r on r.unit_id = ranked.unit_id and r.rating_id = ranked.rating_id
    where ranked.place = 1 and r.clock_quality <> 'D' and ${COUNTED}
    group by r.unit_id, r.atom, r.counter_id, coalesce(r.official_id, ''),
             coalesce(r.field_code, ''), r.channel, ranked.item_code
  `.execute(db);
  return asSortedText(rows);
}

export async function recountReasons({ db }: Store): Promise<string[]> {
  const { rows } = await sql<Record<string, unknown>>`
    with ranked as (
      select g.*, rank() over (
        partition by unit_id, rating_id order by epoch desc, seq desc) as place
      from reasons_given g
    )
    select r.unit_id, r.atom, r.counter_id, coalesce(r.official_id, '') as official_id,
           coalesce(r.field_code, '') as field_code, ranked.reason_code, count(*) as n
    from ranked join ratings r on r.unit_id = ranked.unit_id and r.rating_id = ranked.rating_id
    where ranked.place = 1 and ranked.reason_code <> '' and r.clock_quality <> 'D'
      and ${COUNTED}
    group by r.unit_id, r.atom, r.counter_id, coalesce(r.official_id, ''),
             coalesce(r.field_code, ''), ranked.reason_code
  `.execute(db);
  return asSortedText(rows);
}

/** The days on which an official has a rating in the figures. */
export async function recountDays({ db }: Store): Promise<string[]> {
  const { rows } = await sql<object>`
    select distinct r.unit_id, r.official_id, r.local_day from ratings r
    where r.official_id is not null and r.clock_quality <> 'D' and ${COUNTED}
  `.execute(db);
  return asSortedText(rows);
}

export async function keptDays({ db }: Store): Promise<string[]> {
  return asSortedText(await db.selectFrom('official_days').selectAll().execute());
}

/** The counts that the ingest kept, without rows in which nothing is left. */
export async function keptLevels({ db }: Store): Promise<string[]> {
  const rows = await db.selectFrom('atom_counts').selectAll().execute();
  return asSortedText(rows.filter(({ n1, n2, n3, n4, n5 }) => n1 + n2 + n3 + n4 + n5 !== 0));
}

export async function keptReasons({ db }: Store): Promise<string[]> {
  const rows = await db.selectFrom('atom_reason_counts').selectAll().execute();
  return asSortedText(rows.filter(({ n }) => n !== 0));
}

const asSortedText = (rows: readonly object[]): string[] =>
  rows.map((row) => JSON.stringify(Object.entries(row).toSorted())).sort();
