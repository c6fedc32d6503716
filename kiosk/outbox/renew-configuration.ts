import type { Enrolment } from '../../shared/api/pairing.ts';
import type { Stores } from './booted.ts';
import { fetchConfiguration } from './fetch-configuration.ts';
import type { Fetch } from './http-answer.ts';
import type { Identity } from './identity.ts';
import type { Queue } from './queue.ts';
import { withUnsentDuties } from './said-duties.ts';

/** What a renewal takes. */
export interface Renewal {
  readonly identity: Identity;
  readonly fetch: Fetch;
  readonly queue: Pick<Queue, 'waiting'>;
  readonly stores: Stores;
}

/**
 * The enrolment as it is now with the newest configuration and what staff said since, kept on both
 * sides if they let it. `isSaid`: staff have said who serves, so nothing is fetched.
 */
export async function renewConfiguration(
  { identity, fetch, queue, stores: { store, files } }: Renewal,
  present: Enrolment,
  isSaid = false,
): Promise<Enrolment> {
  const newest = isSaid
    ? present.configuration
    : await fetchConfiguration({ ...identity, enrolment: present }, fetch);
  if (newest === undefined) return present;
  const configuration = withUnsentDuties(newest, queue.waiting);
  const enrolment = { ...present, configuration };
  try {
    await store.put([], { enrolment });
    files?.enrolment.write(enrolment);
  } catch {
    // In use until the next boot all the same; then it is fetched, and what was said said again by
    // the records that wait.
  }
  return enrolment;
}
