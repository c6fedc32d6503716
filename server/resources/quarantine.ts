import type { QuarantineList } from '../../shared/api/quarantine.ts';
import type { ApiRouter } from '../http/api-router.ts';
import { endpoint } from '../http/endpoint.ts';
import { replayQuarantine } from '../ingest/replay-quarantine.ts';
import type { Services } from '../services.ts';
import { isOverdue } from '../store/quarantine-age.ts';
import { sumQuarantine, type QuarantineSum } from '../store/quarantine-counts.ts';
import { readAs } from '../store/read-as.ts';
import type { Scope } from '../store/scope.ts';

/** `GET /quarantine`, `POST /quarantine/replay`: of the units that the account sees. */
export function quarantine(router: ApiRouter, services: Services): void {
  const { store, clock } = services;
  const sums = (scope: Scope) => readAs(store, scope, (db) => sumQuarantine(db, scope));
  endpoint(router, 'getQuarantine', async ({ caller }) =>
    quarantineList(await sums(caller.scope), clock()),
  );

  endpoint(router, 'postQuarantineReplay', async ({ body, caller: { account, scope } }) => {
    const seen = await sums(scope);
    return replayQuarantine(services, {
      reason: body.reason ?? null,
      unitIds: [...new Set(seen.map(({ unitId }) => unitId))],
      accountId: account.id,
      dryRun: body.dryRun ?? false,
    });
  });
}

/** The answer for what waits; also what the console prints. */
export function quarantineList(sums: readonly QuarantineSum[], nowMs: number): QuarantineList {
  const oldestSinceMs = sums.reduce<number | null>(
    (oldest, { oldestSinceMs: since }) => Math.min(oldest ?? since, since),
    null,
  );
  return {
    entries: sums.map(({ reason, kioskId, kioskName, count, oldestSinceMs: since }) => ({
      reason,
      kiosk: { id: kioskId, name: kioskName },
      count,
      oldestSinceMs: since,
    })),
    count: sums.reduce((total, { count }) => total + count, 0),
    oldestSinceMs,
    alarm: isOverdue(oldestSinceMs, nowMs),
    nowMs,
  };
}
