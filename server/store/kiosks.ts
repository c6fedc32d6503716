import type { ExpressionBuilder } from 'kysely';
import { missingIn } from '../../analytics/reports/chain-gaps.ts';
import { SILENCE_ALARM_MINUTES } from '../../analytics/reports/silent-minutes.ts';
import type { KioskAlarm, KioskSummary } from '../../shared/api/organisation.ts';
import { isBatteryLow, type Battery } from '../../shared/domain/battery.ts';
import { localDayOf } from '../../shared/domain/local-day.ts';
import { chainExtents, type ChainScope } from './chain-extents.ts';
import { silentMinutesOf } from './kiosk-silence.ts';
import { isOverdue } from './quarantine-age.ts';
import type { StoreReader } from './open-store.ts';
import { within, type Scope } from './scope.ts';
import type { Database, KioskRow } from './schema.ts';

/** A kiosk with the id of its unit, by which accounts may or may not see it. */
export interface ListedKiosk {
  readonly unitId: string;
  readonly summary: KioskSummary;
}

/** Which kiosk, asked on whose behalf, at which moment. */
export interface KioskQuestion {
  readonly scope: Scope;
  readonly id: string;
  readonly nowMs: number;
}

/** Every kiosk of the scope, by unit code, counter code and name. */
export async function listKiosks(
  db: StoreReader,
  scope: Scope,
  nowMs: number,
): Promise<ListedKiosk[]> {
  const unitIds = scope.kind === 'whole' ? 'all' : [...scope.unitIds];
  const gapsAndSilence = await readGapsAndSilence(db, { unitIds }, nowMs);
  return (await kioskQuery(db, scope).execute()).map((row) =>
    listed(row, { nowMs, ...gapsAndSilence(row.id) }),
  );
}

/** One kiosk; undefined when there is none in the scope. */
export async function findKiosk(
  db: StoreReader,
  { scope, id, nowMs }: KioskQuestion,
): Promise<ListedKiosk | undefined> {
  const row = await kioskQuery(db, scope).where('kiosks.id', '=', id).executeTakeFirst();
  if (row === undefined) return undefined;
  const own = { unitIds: [row.unitId], kioskId: id };
  const gapsAndSilence = await readGapsAndSilence(db, own, nowMs);
  return listed(row, { nowMs, ...gapsAndSilence(id) });
}

type GapsAndSilence = Pick<KioskSummary, 'missingRecords' | 'silentMinutesToday'>;

async function readGapsAndSilence(
  db: StoreReader,
  scope: ChainScope,
  nowMs: number,
): Promise<(kioskId: string) => GapsAndSilence> {
  const chains = Map.groupBy(await chainExtents(db, scope), ({ kioskId }) => kioskId);
  const today = localDayOf(nowMs);
  const range = { firstDay: today, lastDay: today };
  const silence = await silentMinutesOf(db, { ...scope, range, nowMs });
  return (kioskId) => ({
    missingRecords: (chains.get(kioskId) ?? []).reduce((sum, chain) => sum + missingIn(chain), 0),
    silentMinutesToday: silence.get(kioskId) ?? null,
  });
}

function kioskQuery(db: StoreReader, scope: Scope) {
  return db
    .selectFrom('kiosks')
    .where(within(scope, 'kiosks.unit_id'))
    .innerJoin('units', 'units.id', 'kiosks.unit_id')
    .innerJoin('counters', 'counters.id', 'kiosks.counter_id')
    .leftJoin('kiosk_health as health', 'health.kiosk_id', 'kiosks.id')
    .select(['kiosks.id', 'kiosks.name', 'kiosks.status', 'kiosks.unit_id as unitId'])
    .select(['kiosks.questionnaire_code as questionnaire', 'kiosks.paired_at_ms as pairedAtMs'])
    .select(['units.code as unitCode', 'units.name as unitName'])
    .select(['counters.id as counterId', 'counters.code as counterCode'])
    .select(['counters.name as counterName', 'health.seen_at_ms as seenAtMs'])
    .select(['health.pending', 'health.persisted', 'health.build'])
    .select(['health.build_since_ms as buildSinceMs', 'health.wall_skew_ms as clockSkewMs'])
    .select(['health.oldest_pending_wall_ms as oldestWallMs', 'health.storage_mode as storageMode'])
    .select(['health.battery_percent as batteryPercent'])
    .select(['health.battery_charging as batteryCharging'])
    .select((eb) => [
      eb
        .selectFrom('kiosk_epochs')
        .select((epochs) => epochs.fn.sum<number>('through_seq').as('whole'))
        .whereRef('kiosk_epochs.kiosk_id', '=', 'kiosks.id')
        .as('wholeRecords'),
      // Up to its head a chain has no holes: only what came beyond has to be counted.
      eb
        .selectFrom('kiosk_epochs')
        .innerJoin('records', (join) =>
          join
            .onRef('records.unit_id', '=', 'kiosks.unit_id')
            .onRef('records.kiosk_id', '=', 'kiosk_epochs.kiosk_id')
            .onRef('records.epoch', '=', 'kiosk_epochs.epoch')
            .onRef('records.seq', '>', 'kiosk_epochs.through_seq'),
        )
        .select((records) => records.fn.countAll<number>().as('beyond'))
        .whereRef('kiosk_epochs.kiosk_id', '=', 'kiosks.id')
        .as('recordsBeyond'),
      eb
        .selectFrom('kiosk_epochs')
        .select((epochs) => epochs.fn.max<number>('epoch').as('newest'))
        .whereRef('kiosk_epochs.kiosk_id', '=', 'kiosks.id')
        .as('epoch'),
      eb
        .selectFrom('forks')
        .select((forks) => forks.fn.max<number>('received_at_ms').as('newest'))
        .whereRef('forks.unit_id', '=', 'kiosks.unit_id')
        .whereRef('forks.kiosk_id', '=', 'kiosks.id')
        .as('lastForkAtMs'),
      eb
        .selectFrom('kiosk_pins')
        .select('kiosk_pins.set_at_ms')
        .whereRef('kiosk_pins.unit_id', '=', 'kiosks.unit_id')
        .whereRef('kiosk_pins.kiosk_id', '=', 'kiosks.id')
        .as('pinSetAtMs'),
      'kiosks.reviewed_at_ms as reviewedAtMs',
      waitingOf(eb)
        .where('reason', '=', 'chain-break')
        .select((waiting) => waiting.fn.countAll<number>().as('n'))
        .as('chainBreaks'),
      waitingOf(eb)
        .select((waiting) => waiting.fn.min<number>('since_ms').as('oldest'))
        .as('oldestWaitingMs'),
    ])
    .orderBy('units.code')
    .orderBy('counters.code')
    .orderBy('kiosks.name');
}

type KioskQueryRow = Awaited<ReturnType<ReturnType<typeof kioskQuery>['execute']>>[number];

/** What of the kiosk is in quarantine now. */
const waitingOf = (eb: ExpressionBuilder<Database & { kiosks: KioskRow }, 'kiosks'>) =>
  eb
    .selectFrom('quarantine')
    .whereRef('quarantine.unit_id', '=', 'kiosks.unit_id')
    .whereRef('quarantine.kiosk_id', '=', 'kiosks.id');

function alarmsOf(row: KioskQueryRow, around: Around): KioskAlarm[] {
  const { nowMs, missingRecords, silentMinutesToday } = around;
  const hasFork = row.lastForkAtMs !== null && row.lastForkAtMs > (row.reviewedAtMs ?? -Infinity);
  return [
    ...(hasFork ? (['fork'] as const) : []),
    ...((row.chainBreaks ?? 0) > 0 ? (['chain-break'] as const) : []),
    ...(isOverdue(row.oldestWaitingMs, nowMs) ? (['quarantine-age'] as const) : []),
    ...(missingRecords > 0 ? (['missing'] as const) : []),
    ...((silentMinutesToday ?? 0) >= SILENCE_ALARM_MINUTES ? (['silent'] as const) : []),
    ...(isInUse(row, nowMs) && isBatteryLow(batteryOf(row)) ? (['battery-low'] as const) : []),
  ];
}

/** Heard of today: of a tablet that lies in a drawer nobody knows how full it is. */
const isInUse = ({ status, seenAtMs }: KioskQueryRow, nowMs: number): boolean =>
  status !== 'revoked' && seenAtMs !== null && localDayOf(seenAtMs) === localDayOf(nowMs);

const batteryOf = ({ batteryPercent, batteryCharging }: KioskQueryRow): Battery | null =>
  batteryPercent === null ? null : { percent: batteryPercent, charging: batteryCharging === 1 };

/** What is known of a kiosk beside its row. */
type Around = GapsAndSilence & { readonly nowMs: number };

const listed = (row: KioskQueryRow, around: Around): ListedKiosk => ({
  unitId: row.unitId,
  summary: {
    id: row.id,
    name: row.name,
    status: row.status,
    unit: { code: row.unitCode, name: row.unitName },
    counter: { id: row.counterId, code: row.counterCode, name: row.counterName },
    questionnaire: row.questionnaire,
    pairedAtMs: row.pairedAtMs,
    lastSeenAtMs: row.seenAtMs,
    pending: row.pending,
    storedRecords: (row.wholeRecords ?? 0) + (row.recordsBeyond ?? 0),
    missingRecords: around.missingRecords,
    silentMinutesToday: around.silentMinutesToday,
    persisted: row.persisted === null ? null : row.persisted === 1,
    build: row.build,
    buildSinceMs: row.buildSinceMs,
    oldestPendingAtMs: row.oldestWallMs === null ? null : row.oldestWallMs - (row.clockSkewMs ?? 0),
    clockSkewMs: row.clockSkewMs,
    storageMode: row.storageMode,
    epoch: row.epoch ?? 1,
    hasPin: row.pinSetAtMs !== null,
    battery: batteryOf(row),
    alarms: alarmsOf(row, around),
  },
});
