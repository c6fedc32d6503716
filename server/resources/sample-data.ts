import type { ApiRouter } from '../http/api-router.ts';
import { endpoint } from '../http/endpoint.ts';
import { Problem } from '../http/problem.ts';
import type { Services } from '../services.ts';
import { removeSample, sampleData as standing } from '../store/remove-sample.ts';
import { assertWholeOffice } from './settings.ts';

/** `/sample-data`: what the sample holds, its loading in the background, and its removal. */
export function sampleData(router: ApiRouter, services: Services): void {
  const { store, clock, newId, sampleLoads } = services;
  endpoint(router, 'getSampleData', async ({ caller }) => {
    assertWholeOffice(caller);
    return standing(store.db, clock());
  });

  endpoint(router, 'postSampleLoad', async ({ caller }) => {
    assertWholeOffice(caller);
    const begun = await sampleLoads.start(caller.account.id);
    if (!begun.ok) throw new Problem(begun.error);
    return standing(store.db, clock());
  });

  endpoint(router, 'postSampleRemoval', async ({ caller }) => {
    assertWholeOffice(caller);
    const accountId = caller.account.id;
    const removed = await removeSample(store, { atMs: clock(), newId, accountId });
    if (removed.ok) return standing(store.db, clock());
    if (removed.error.code !== 'not-only-sample') throw new Problem(removed.error.code);
    const issues = removed.error.obstacles.map(({ kind, count, names }) => ({
      path: kind,
      message: `${count}: ${names.join(', ')}`,
    }));
    throw new Problem('not-only-sample', { issues });
  });
}
