import { importVerifier, type Verifier } from '../../shared/record/signing-key.ts';
import type { StoreReader } from '../store/open-store.ts';
import { findKioskKey } from '../store/kiosk-keys.ts';

/** What one epoch of a kiosk signs with, and the unit that all its records belong to. */
export interface KioskSigner {
  readonly unitId: string;
  readonly verify: Verifier;
}

export interface KioskKeys {
  /** Undefined when no such kiosk or epoch is paired here. */
  readonly find: (kioskId: string, epoch: number) => Promise<KioskSigner | undefined>;
}

/** Keys kept ready at most; beyond, the oldest is read again when it is needed. */
const MOST_KEPT = 20_000;

/** Where the key of a kiosk's epoch stands. */
type FindKey = (kioskId: string, epoch: number) => ReturnType<typeof findKioskKey>;

/** The keys of the kiosks that are paired here. */
export const kioskKeys = (db: StoreReader, mostKept?: number): KioskKeys =>
  keptKeys((kioskId, epoch) => findKioskKey(db, kioskId, epoch), mostKept);

/**
 * Keeps imported keys. That is safe: the key of an epoch and the unit of a kiosk never change.
 * Whether the kiosk may still send does, so that is asked inside each transaction instead.
 */
export function keptKeys(findKey: FindKey, mostKept = MOST_KEPT): KioskKeys {
  const kept = new Map<string, KioskSigner>();
  return {
    find: async (kioskId, epoch) => {
      const name = `${kioskId}.${epoch}`;
      const known = kept.get(name);
      if (known !== undefined) return known;
      const found = await findKey(kioskId, epoch);
      if (found === undefined) return undefined;
      const verify = await importVerifier(found.key);
      if (verify === undefined) return undefined;
      const signer = { unitId: found.unitId, verify };
      kept.set(name, signer);
      for (const oldest of kept.keys()) {
        if (kept.size <= mostKept) break;
        kept.delete(oldest);
      }
      return signer;
    },
  };
}
