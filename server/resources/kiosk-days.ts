import { deviceDays, totalsOf } from '../../analytics/reports/device-days.ts';
import type { ApiRouter } from '../http/api-router.ts';
import { endpoint } from '../http/endpoint.ts';
import { Problem } from '../http/problem.ts';
import type { DayRange } from '../../shared/domain/period.ts';
import type { Services } from '../services.ts';
import { readDeviceFacts } from '../store/device-days.ts';
import { placementsOfKiosk } from '../store/kiosk-placements.ts';
import { findKiosk, type KioskQuestion } from '../store/kiosks.ts';
import { readAs } from '../store/read-as.ts';
import type { StoreReader } from '../store/store.ts';

/** `GET /kiosks/:id/days`: how a kiosk of the units that the account may see has worked. */
export function kioskDays(router: ApiRouter, services: Services): void {
  const { store, clock } = services;
  endpoint(router, 'getKioskDays', async ({ params, query: { from, to }, caller }) => {
    const nowMs = clock();
    const range = { firstDay: from, lastDay: to };
    const asked = { scope: caller.scope, id: params.id, nowMs };
    const { kiosk, facts, placements } = await readAs(store, caller.scope, (db) =>
      kioskWithDays(db, asked, range),
    );
    const days = deviceDays(facts);
    return {
      kiosk,
      from,
      to,
      days,
      totals: totalsOf(days, facts.ratings),
      gaps: facts.gaps.map(({ epoch, fromSeq, toSeq, kind, firstDay, lastDay }) => ({
        epoch,
        fromSeq,
        toSeq,
        kind,
        firstDay,
        lastDay,
      })),
      placements,
      nowMs,
    };
  });
}

/** A kiosk of the scope; throws `no-such-kiosk` for any other. */
async function kioskWithDays(db: StoreReader, asked: KioskQuestion, range: DayRange) {
  const found = await findKiosk(db, asked);
  if (found === undefined) throw new Problem('no-such-kiosk');
  const { unitId, summary: kiosk } = found;
  const ofKiosk = { unitId, kioskId: kiosk.id };
  const facts = await readDeviceFacts(db, { ...ofKiosk, range, nowMs: asked.nowMs });
  if (facts === undefined) throw new Error(`Kiosk ${kiosk.id} is gone.`);
  return { kiosk, facts, placements: await placementsOfKiosk(db, ofKiosk) };
}
