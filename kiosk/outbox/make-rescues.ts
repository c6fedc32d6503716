import type { KioskHealth } from '../../shared/api/batch.ts';
import type { Rescue } from '../../shared/api/rescue.ts';
import { toBase64url } from '../../shared/record/base64url.ts';
import {
  MAX_RESCUE_RECORDS,
  RESCUE_KIND,
  rescueClaim,
  type RescueFile,
} from '../../shared/record/rescue.ts';
import { signBytes } from '../../shared/record/signing-key.ts';
import type { Identity } from './identity.ts';
import type { DeviceFacts } from './device-facts.ts';
import type { StoredRecord } from './stored-record.ts';

/** A file for staff to carry to the server. */
export interface NamedRescue {
  readonly name: string;
  readonly text: string;
}

/** Whose key signs; undefined after it was lost. */
export interface RescueSigner {
  readonly identity: Identity | undefined;
  readonly health: KioskHealth;
}

/**
 * The records as rescue files, one kiosk in each, in sending order. A file of a kiosk whose key
 * this device no longer has is not signed; its records are, each by its own.
 */
export async function makeRescues(
  records: readonly StoredRecord[],
  signer: RescueSigner,
): Promise<readonly NamedRescue[]> {
  const files: NamedRescue[] = [];
  for (const [kiosk, ofKiosk] of Map.groupBy(records, (record) => record.kiosk)) {
    for (let at = 0; at < ofKiosk.length; at += MAX_RESCUE_RECORDS) {
      const part = ofKiosk.slice(at, at + MAX_RESCUE_RECORDS);
      const text = await rescueText(kiosk, part, signer);
      files.push({ name: `mot-cham-${kiosk}-${files.length + 1}.json`, text });
    }
  }
  return files;
}

/** Nothing is known of a chain whose key is lost. */
export function unpairedSigner(
  { build, persisted, wallMs }: Pick<DeviceFacts, 'build' | 'persisted' | 'wallMs'>,
  pending: readonly StoredRecord[],
): RescueSigner {
  return {
    identity: undefined,
    health: {
      build,
      pending: pending.length,
      oldestPendingWallMs: pending[0]?.wallMs ?? null,
      head: null,
      wallMs: wallMs(),
      persisted,
      storageMode: 'journal',
    },
  };
}

async function rescueText(
  kiosk: string,
  records: readonly StoredRecord[],
  { identity, health }: RescueSigner,
): Promise<string> {
  const isOurs = identity?.enrolment.kiosk === kiosk;
  const rescue: Rescue = {
    kiosk,
    epoch: isOurs ? identity.enrolment.epoch : Math.max(...records.map(({ epoch }) => epoch)),
    records: records.map(({ bytes, signature }) => ({ bytes: toBase64url(bytes), signature })),
    health,
  };
  const text = JSON.stringify(rescue);
  const file: RescueFile = {
    v: 1,
    kind: RESCUE_KIND,
    rescue: text,
    signature: isOurs ? await signBytes(identity.key, rescueClaim(text)) : null,
  };
  return JSON.stringify(file);
}
