import { localDayOf } from '../../shared/domain/local-day.ts';
import type { ApiRouter } from '../http/api-router.ts';
import { endpoint } from '../http/endpoint.ts';
import type { Services } from '../services.ts';
import { loadFirstSteps } from '../store/first-steps.ts';
import { assertWholeOffice } from './settings.ts';

/** `/first-steps`: how far the office has come, by what the server itself knows. */
export function firstSteps(router: ApiRouter, { store, clock, facts }: Services): void {
  endpoint(router, 'getFirstSteps', async ({ caller, request }) => {
    assertWholeOffice(caller);
    const atMs = clock();
    const known = await loadFirstSteps(store.db, { atMs, today: localDayOf(atMs) });
    return { ...known, https: facts.tls !== null || request.secure };
  });
}
