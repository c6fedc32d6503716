import type { ReportChain } from '../../analytics/reports/report-integrity.ts';
import type { StoreReader } from './open-store.ts';
import { unitsIn, type CountScope } from './period-facts.ts';

/** Up to where each chain of the scope's units is whole as of now, by unit and kiosk. */
export function chainHeads(db: StoreReader, scope: CountScope): Promise<ReportChain[]> {
  return db
    .selectFrom('kiosk_epochs as e')
    .innerJoin('kiosks as k', 'k.id', 'e.kiosk_id')
    .innerJoin('units as u', 'u.id', 'k.unit_id')
    .where('k.unit_id', 'in', unitsIn(db, scope))
    .select(['u.name as unitName', 'k.name as kioskName', 'e.epoch'])
    .select(['e.through_seq as throughSeq', 'e.head_hash as headHash'])
    .orderBy('u.code')
    .orderBy('k.name')
    .orderBy('k.id')
    .orderBy('e.epoch')
    .execute();
}
