import type { ApiRouter } from '../http/api-router.ts';
import { endpoint } from '../http/endpoint.ts';
import { Problem } from '../http/problem.ts';
import type { Services } from '../services.ts';
import { appendAudit } from '../store/audit-log.ts';
import { unitIdOfKiosk } from '../store/unit-ids.ts';
import { covers } from '../store/scope.ts';

/** `POST /rescues`: the signatures in the file decide what is taken, the account's scope of whom. */
export function rescues(router: ApiRouter, { ingest, store, clock, newId }: Services): void {
  endpoint(router, 'postRescue', async ({ body, caller: { account, scope } }) => {
    const answer = await ingest.rescue(body, (unitId) => covers(scope, unitId));
    if (!answer.ok) throw new Problem(answer.error.code, answer.error);
    const { refused, ...taken } = answer.value;
    await appendAudit(store.db, {
      id: newId(),
      atMs: clock(),
      accountId: account.id,
      action: 'kiosk.rescue',
      unitId: await unitIdOfKiosk(store.db, taken.kiosk),
      detail: { ...taken, refused: refused.length },
    });
    return answer.value;
  });
}
