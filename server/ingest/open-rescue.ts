import type { TravellingRecord } from '../../shared/api/batch.ts';
import type { Rescue, RescueResult } from '../../shared/api/rescue.ts';
import { utf8 } from '../../shared/record/bytes.ts';
import { rescueClaim, type RescueFile } from '../../shared/record/rescue.ts';
import { digestBody } from '../../shared/record/request-claim.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { parseJson, type Issue } from '../../shared/validation/parse.ts';
import { rescueSchema } from '../../shared/validation/rescue-schema.ts';
import type { KioskKeys } from './kiosk-keys.ts';
import { isSigned, openRecord } from './open-records.ts';
import type { OpenedBatch, OpenedRecord } from './opened-batch.ts';
import type { Refusal } from './refusal.ts';

/** May whoever brings the file bring it for this unit? */
export type Reach = (unitId: string) => boolean;

export interface RescueOpener {
  readonly keys: KioskKeys;
  readonly receivedAtMs: number;
  readonly reaches: Reach;
}

/** A rescue file whose records are vouched for one by one. */
export interface OpenedRescue {
  readonly kioskId: string;
  readonly sealed: boolean;
  /** All records that hold, as one batch without a word of the kiosk on itself. */
  readonly batch: OpenedBatch;
  readonly refused: RescueResult['refused'];
}

/**
 * Reads a rescue file. Its own signature says that it is whole; where that cannot be checked (the
 * key was lost) or does not hold, each record is still taken by its own signature.
 */
export async function openRescue(
  file: RescueFile,
  { keys, receivedAtMs, reaches }: RescueOpener,
): Promise<Result<OpenedRescue, Refusal>> {
  const rescue = parseJson(rescueSchema, file.rescue);
  if (!rescue.ok) return err({ code: 'invalid-body', issues: under('rescue', rescue.error) });
  const { kiosk, epoch } = rescue.value;
  const unitId = await unitOf(rescue.value, keys);
  if (unitId === undefined || !reaches(unitId)) return err({ code: 'no-such-kiosk' });
  const { records, refused } = await openAll(rescue.value, keys);
  return ok({
    kioskId: kiosk,
    sealed: await isSealed(file, rescue.value, keys),
    batch: {
      kioskId: kiosk,
      unitId,
      epoch,
      request: await digestBody(utf8(file.rescue)),
      records,
      health: null,
      receivedAtMs,
    },
    refused,
  });
}

/** The kiosk's unit, by any of its epochs: the newest one may have been lost with a database. */
async function unitOf({ kiosk, epoch }: Rescue, keys: KioskKeys): Promise<string | undefined> {
  for (let earlier = epoch; earlier >= 1; earlier -= 1) {
    const signer = await keys.find(kiosk, earlier);
    if (signer !== undefined) return signer.unitId;
    if (epoch - earlier >= MOST_EPOCHS_TRIED) break;
  }
  return undefined;
}

const MOST_EPOCHS_TRIED = 20;

async function isSealed(
  { rescue, signature }: RescueFile,
  { kiosk, epoch }: Rescue,
  keys: KioskKeys,
): Promise<boolean> {
  if (signature === null) return false;
  const signer = await keys.find(kiosk, epoch);
  return (await signer?.verify(signature, rescueClaim(rescue))) === true;
}

async function openAll({ kiosk, records: travelling }: Rescue, keys: KioskKeys) {
  const judged = await Promise.all(
    travelling.map((record, index) => openOne(record, index, { kiosk, keys })),
  );
  return {
    records: judged.flatMap((one): OpenedRecord[] => ('hash' in one ? [one] : [])),
    refused: judged.flatMap((one) => ('hash' in one ? [] : [one])),
  };
}

async function openOne(
  travelling: TravellingRecord,
  index: number,
  sender: { readonly kiosk: string; readonly keys: KioskKeys },
): Promise<OpenedRecord | RescueResult['refused'][number]> {
  const opened = openRecord(travelling, sender.kiosk);
  if (!opened.ok) return { index, message: opened.error };
  if (await isSigned(opened.value, sender)) return opened.value;
  return { index, message: 'the signature does not hold' };
}

const under = (path: string, issues: readonly Issue[]): Issue[] =>
  issues.map((issue) => ({ ...issue, path: `${path}.${issue.path}` }));
