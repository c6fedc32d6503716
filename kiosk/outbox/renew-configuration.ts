import type { Enrolment } from '../../shared/api/pairing.ts';
import type { Stores } from './booted.ts';
import { fetchConfiguration } from './fetch-configuration.ts';
import type { Fetch } from './http-answer.ts';
import type { Identity } from './identity.ts';

/** What a renewal takes. `identity` carries the enrolment as it is now. */
export interface Renewal {
  readonly identity: Identity;
  readonly fetch: Fetch;
  readonly stores: Stores;
}

/** The enrolment with the newest configuration, kept on both sides if they let it. */
export async function renewConfiguration({
  identity,
  fetch,
  stores: { store, files },
}: Renewal): Promise<Enrolment | undefined> {
  const configuration = await fetchConfiguration(identity, fetch);
  if (configuration === undefined) return undefined;
  const enrolment = { ...identity.enrolment, configuration };
  try {
    await store.put([], { enrolment });
    files?.enrolment.write(enrolment);
  } catch {
    // In use until the next boot all the same, and fetched again then.
  }
  return enrolment;
}
