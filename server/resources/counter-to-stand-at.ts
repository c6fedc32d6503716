import { localDayOf } from '../../shared/domain/local-day.ts';
import { Problem } from '../http/problem.ts';
import type { Services } from '../services.ts';
import { findCounterToStandAt, type CounterToStandAt } from '../store/counter-places.ts';
import { covers, type Scope } from '../store/scope.ts';

/**
 * The counter at which somebody wants a kiosk to stand; throws when it is not open today. A
 * counter outside of the scope does not exist for the caller.
 */
export async function counterToStandAt(
  services: Pick<Services, 'store' | 'clock'>,
  scope: Scope,
  counterId: string,
): Promise<CounterToStandAt> {
  const { store, clock } = services;
  const counter = await findCounterToStandAt(store.db, counterId, localDayOf(clock()));
  if (counter === undefined || !covers(scope, counter.unitId)) throw new Problem('unknown-counter');
  if (!counter.isOpen) throw new Problem('closed-counter');
  return counter;
}
