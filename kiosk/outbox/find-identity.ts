import { pair, type PairingDeps } from '../device/pairing/pair.ts';
import { reEnrol } from '../device/pairing/re-enrol.ts';
import type { Stores } from './booted.ts';
import type { ChainHead } from './chain-head.ts';
import { seedHead, type Identity } from './identity.ts';

/** Where the new identity is kept, and how long to try when the stores do not take it. */
export interface IdentityKeep {
  readonly stores: Stores;
  readonly untilStored: (attempt: () => Promise<void>) => Promise<void>;
}

/** An identity and the seed of its epoch, both durable. */
export interface Enrolled {
  readonly identity: Identity;
  readonly head: ChainHead;
}

/** For a kiosk without a key: by the ticket that it kept, else by a steward. */
export async function findIdentity(deps: PairingDeps, keep: IdentityKeep): Promise<Enrolled> {
  const kept = keep.stores.files?.enrolment.read();
  return enrol((await reEnrol(deps, kept)) ?? (await pair(deps)), keep);
}

/** For a kiosk with a key that is good for nothing any more: by a steward. */
export async function pairAgain(deps: PairingDeps, keep: IdentityKeep): Promise<Enrolled> {
  return enrol(await pair(deps), keep);
}

/** Both hold the enrolment before the first record of its epoch is written. */
async function enrol(identity: Identity, { stores, untilStored }: IdentityKeep): Promise<Enrolled> {
  const head = await seedHead(identity);
  await untilStored(async () => {
    await stores.store.enrol(identity, head);
    stores.files?.enrolment.write(identity.enrolment);
  });
  return { identity, head };
}
