import type { FirstSteps } from '../../shared/api/first-steps.ts';
import type { LocalDay } from '../../shared/domain/local-day.ts';
import { isValidOn } from '../../shared/domain/validity.ts';
import { backupStanding } from './backups.ts';
import type { StoreReader } from './store.ts';
import { loadTargets } from './targets.ts';

/** What the store knows of the first steps; whether HTTPS is spoken it does not. */
export async function loadFirstSteps(
  db: StoreReader,
  now: { readonly atMs: number; readonly today: LocalDay },
): Promise<Omit<FirstSteps, 'https'>> {
  const targets = await loadTargets(db);
  const { n: duties } = await db
    .selectFrom('duties')
    .where('ends_at_ms', '>', now.atMs)
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow();
  const { n: kiosks } = await db
    .selectFrom('kiosks')
    .where('status', '!=', 'revoked')
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow();
  return {
    units: await countOf(db, 'units'),
    servicePoints: await countOf(db, 'service_points'),
    counters: await countOf(db, 'counters'),
    officials: await countOf(db, 'officials'),
    duties,
    targets: targets.filter((target) => isValidOn(target, now.today)).length,
    kiosks,
    firstRatingAtMs: await firstRatingAtMs(db),
    backupAtMs: (await backupStanding(db)).lastVerifiedAtMs,
    exportedAtMs: await firstExportAtMs(db),
  };
}

async function countOf(
  db: StoreReader,
  table: 'units' | 'service_points' | 'counters' | 'officials',
): Promise<number> {
  const { n } = await db
    .selectFrom(table)
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow();
  return n;
}

/** By the first record of each chain, by key: records are too many to be looked through. */
async function firstRatingAtMs(db: StoreReader): Promise<number | null> {
  const rated = await db.selectFrom('ratings').select('rating_id').limit(1).executeTakeFirst();
  if (rated === undefined) return null;
  const rows = await db
    .selectFrom('kiosks')
    .innerJoin('kiosk_epochs', 'kiosk_epochs.kiosk_id', 'kiosks.id')
    .select((row) =>
      row
        .selectFrom('records')
        .whereRef('records.unit_id', '=', 'kiosks.unit_id')
        .whereRef('records.kiosk_id', '=', 'kiosks.id')
        .whereRef('records.epoch', '=', 'kiosk_epochs.epoch')
        .orderBy('seq')
        .limit(1)
        .select('received_at_ms')
        .as('at_ms'),
    )
    .execute();
  const times = rows.flatMap(({ at_ms }) => (at_ms === null ? [] : [at_ms]));
  return times.length === 0 ? null : Math.min(...times);
}

async function firstExportAtMs(db: StoreReader): Promise<number | null> {
  const { at } = await db
    .selectFrom('audit_log')
    .where('action', '=', 'report.export')
    .select(({ fn }) => fn.min<number | null>('at_ms').as('at'))
    .executeTakeFirstOrThrow();
  return at;
}
