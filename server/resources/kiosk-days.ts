import { deviceDays, totalsOf } from '../../analytics/reports/device-days.ts';
import type { ApiRouter } from '../http/api-router.ts';
import { endpoint } from '../http/endpoint.ts';
import { Problem } from '../http/problem.ts';
import type { Services } from '../services.ts';
import { readDeviceFacts } from '../store/device-days.ts';
import { placementsOfKiosk } from '../store/kiosk-placements.ts';
import { findKiosk } from '../store/kiosks.ts';

/** `GET /kiosks/:id/days`: how a kiosk of the units that the account may see has worked. */
export function kioskDays(router: ApiRouter, services: Services): void {
  const { store, clock } = services;
  endpoint(router, 'getKioskDays', async ({ params, query: { from, to }, caller }) => {
    const nowMs = clock();
    const found = await findKiosk(store.db, { scope: caller.scope, id: params.id, nowMs });
    if (found === undefined) throw new Problem('no-such-kiosk');
    const range = { firstDay: from, lastDay: to };
    const { unitId, summary } = found;
    const asked = { unitId, kioskId: summary.id, range, nowMs };
    const facts = await readDeviceFacts(store.db, asked);
    if (facts === undefined) throw new Error(`Kiosk ${summary.id} is gone.`);
    const days = deviceDays(facts);
    return {
      kiosk: summary,
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
      placements: await placementsOfKiosk(store.db, { unitId, kioskId: summary.id }),
      nowMs,
    };
  });
}
