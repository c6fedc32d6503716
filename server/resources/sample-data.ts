import type { ApiRouter } from '../http/api-router.ts';
import { endpoint } from '../http/endpoint.ts';
import { Problem } from '../http/problem.ts';
import type { Services } from '../services.ts';
import { removeSample, sampleData as standing } from '../store/remove-sample.ts';
import { assertWholeOffice } from './settings.ts';

/** `/sample-data`: what the sample holds, and its removal. */
export function sampleData(router: ApiRouter, { store, clock, newId }: Services): void {
  endpoint(router, 'getSampleData', async ({ caller }) => {
    assertWholeOffice(caller);
    return standing(store.db, clock());
  });

  endpoint(router, 'postSampleRemoval', async ({ caller }) => {
    assertWholeOffice(caller);
    const accountId = caller.account.id;
    const removed = await removeSample(store, { atMs: clock(), newId, accountId });
    if (removed.ok) return standing(store.db, clock());
    if (removed.error.code === 'no-sample-data') throw new Problem('no-sample-data');
    const issues = removed.error.obstacles.map(({ kind, count, names }) => ({
      path: kind,
      message: `${count}: ${names.join(', ')}`,
    }));
    throw new Problem('not-only-sample', { issues });
  });
}
