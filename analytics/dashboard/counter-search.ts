import type { CounterNode, ServicePointNode, UnitTree } from '../../shared/api/organisation.ts';
import { foldVietnamese, matchesQuery, placedUnits } from './unit-search.ts';

/** A counter with the place it stands at. */
export interface PlacedCounter {
  readonly counter: CounterNode;
  readonly servicePoint: ServicePointNode;
  readonly unitId: string;
  readonly unitName: string;
  readonly unitCode: string;
}

/** Every counter of every unit, in the order of the tree. */
export function placedCounters(tree: UnitTree): PlacedCounter[] {
  return placedUnits(tree).flatMap(({ unit }) =>
    unit.servicePoints.flatMap((servicePoint) =>
      servicePoint.counters.map((counter) => ({
        counter,
        servicePoint,
        unitId: unit.id,
        unitName: unit.name,
        unitCode: unit.code,
      })),
    ),
  );
}

/** The counters whose name, code, service point or unit answers a query, all words needed. */
export function searchCounters(
  counters: readonly PlacedCounter[],
  query: string,
): readonly PlacedCounter[] {
  if (foldVietnamese(query) === '') return counters;
  return counters.filter(({ counter, servicePoint, unitName }) =>
    matchesQuery([counter.name, counter.code, servicePoint.name, unitName].join(' '), query),
  );
}
