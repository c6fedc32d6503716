import type { KioskSummary } from '../../shared/api/organisation.ts';
import type { StoreReader } from './open-store.ts';

/** A kiosk with the id of its unit, by which accounts may or may not see it. */
export interface ListedKiosk {
  readonly unitId: string;
  readonly summary: KioskSummary;
}

/** Every kiosk, by unit code, counter code and name. */
export async function listKiosks(db: StoreReader): Promise<ListedKiosk[]> {
  return (await kioskQuery(db).execute()).map(listed);
}

/** One kiosk; undefined when there is none. */
export async function findKiosk(db: StoreReader, id: string): Promise<ListedKiosk | undefined> {
  const row = await kioskQuery(db).where('kiosks.id', '=', id).executeTakeFirst();
  return row && listed(row);
}

function kioskQuery(db: StoreReader) {
  return db
    .selectFrom('kiosks')
    .innerJoin('units', 'units.id', 'kiosks.unit_id')
    .innerJoin('counters', 'counters.id', 'kiosks.counter_id')
    .leftJoin('kiosk_health as health', 'health.kiosk_id', 'kiosks.id')
    .select(['kiosks.id', 'kiosks.name', 'kiosks.status', 'kiosks.unit_id as unitId'])
    .select(['kiosks.questionnaire_code as questionnaire', 'kiosks.paired_at_ms as pairedAtMs'])
    .select(['units.code as unitCode', 'units.name as unitName'])
    .select(['counters.id as counterId', 'counters.code as counterCode'])
    .select(['counters.name as counterName', 'health.seen_at_ms as seenAtMs'])
    .select(['health.pending', 'health.persisted', 'health.build'])
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
    ])
    .orderBy('units.code')
    .orderBy('counters.code')
    .orderBy('kiosks.name');
}

type KioskQueryRow = Awaited<ReturnType<ReturnType<typeof kioskQuery>['execute']>>[number];

const listed = (row: KioskQueryRow): ListedKiosk => ({
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
    persisted: row.persisted === null ? null : row.persisted === 1,
    build: row.build,
  },
});
