import { localDayOf } from '../../shared/domain/local-day.ts';
import type { ApiRouter } from '../http/api-router.ts';
import { endpoint } from '../http/endpoint.ts';
import { visibleRoots } from '../http/visible-units.ts';
import type { Services } from '../services.ts';
import { readAs } from '../store/read-as.ts';
import { loadUnitTree } from '../store/unit-tree.ts';

/** `GET /units`: the tree as it stands today, as far as the account may see it. */
export function units(router: ApiRouter, services: Services): void {
  endpoint(router, 'getUnits', async ({ caller }) => {
    const roots = await readAs(services.store, caller.scope, (db) =>
      loadUnitTree(db, localDayOf(services.clock())),
    );
    return { roots: visibleRoots(roots, caller.scope) };
  });
}
