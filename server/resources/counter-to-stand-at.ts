import { localDayOf } from '../../shared/domain/local-day.ts';
import { Problem } from '../http/problem.ts';
import type { Services } from '../services.ts';
import type { Account } from '../store/accounts.ts';
import { findCounterToStandAt, type CounterToStandAt } from '../store/counter-places.ts';
import { maySee } from './may-see.ts';

/**
 * The counter at which an account wants a kiosk to stand; throws when it is not open today. A
 * counter outside of what the account sees does not exist for it.
 */
export async function counterToStandAt(
  services: Pick<Services, 'store' | 'clock'>,
  account: Account,
  counterId: string,
): Promise<CounterToStandAt> {
  const { store, clock } = services;
  const counter = await findCounterToStandAt(store.db, counterId, localDayOf(clock()));
  const sees = await maySee(services, account);
  if (counter === undefined || !sees(counter.unitId)) throw new Problem('unknown-counter');
  if (!counter.isOpen) throw new Problem('closed-counter');
  return counter;
}
