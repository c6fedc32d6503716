import type { TravellingRecord } from '../../shared/api/batch.ts';
import { unbrokenRuns } from '../../shared/record/chain.ts';
import type { KioskRecord } from '../../shared/record/record.ts';
import { recordClaim } from '../../shared/record/seal.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { parse, type Issue } from '../../shared/validation/parse.ts';
import { recordPlaceSchema, recordSchema } from '../../shared/validation/record-schema.ts';
import { hashRecordNow } from './digest-now.ts';
import { fromBase64urlNow } from './from-base64url-now.ts';
import type { KioskKeys } from './kiosk-keys.ts';
import type { OpenedRecord } from './opened-batch.ts';
import type { Refusal } from './refusal.ts';

/** Whose records they should be. */
export interface Sender {
  readonly kiosk: string;
  readonly keys: KioskKeys;
}

type Indexed = OpenedRecord & { readonly index: number };

/**
 * Seats and signatures of a batch's records. One that has no readable seat, sits in another
 * kiosk's chain or is not signed by its epoch's key refuses the whole batch and names its index:
 * the kiosk then halves the batch until the culprit stands alone.
 */
export async function openRecords(
  travelling: readonly TravellingRecord[],
  sender: Sender,
): Promise<Result<OpenedRecord[], Refusal>> {
  const opened: Indexed[] = [];
  for (const [index, record] of travelling.entries()) {
    const result = openRecord(record, sender.kiosk);
    if (!result.ok) return refused(index, result.error);
    opened.push({ ...result.value, index });
  }
  // The signature of a run's last record vouches for all before it.
  const unsigned = await Promise.all(
    unbrokenRuns(opened).map(async (run) => {
      const last = run.at(-1);
      return last === undefined || (await isSigned(last, sender)) ? undefined : last.index;
    }),
  );
  const culprit = unsigned.find((index) => index !== undefined);
  return culprit === undefined ? ok(opened) : refused(culprit, 'the signature does not hold');
}

/** Reads one record's seat, or says why it has none; what vouches for it is not asked yet. */
export function openRecord(
  travelling: TravellingRecord,
  kiosk: string,
): Result<OpenedRecord, string> {
  const bytes = fromBase64urlNow(travelling.bytes);
  if (bytes === undefined) return err('the bytes are not base64url');
  const content = readJson(bytes);
  const understood = understand(content);
  // Bytes that mean nothing to this program may still have a seat that it can read.
  const place = understood.ok ? understood : parse(recordPlaceSchema, content);
  if (!place.ok) return err(`no readable place (${firstOf(place.error)})`);
  if (place.value.kiosk !== kiosk) return err('the record is of another kiosk');
  const { epoch, seq, prev } = place.value;
  const hash = hashRecordNow(bytes);
  const { signature } = travelling;
  return ok({ epoch, seq, prev, hash, bytes, signature, understood });
}

function understand(content: unknown): Result<KioskRecord, string> {
  const parsed = parse(recordSchema, content);
  return parsed.ok ? parsed : err(firstOf(parsed.error));
}

/** The first issue is enough to find the fault. */
const firstOf = (issues: readonly Issue[]): string =>
  issues
    .slice(0, 1)
    .map(({ path, message }) => `${path}: ${message}`)
    .join('');

/** What stored bytes say. */
export const understandBytes = (bytes: Uint8Array): Result<KioskRecord, string> =>
  understand(readJson(bytes));

/** Is the record itself signed by the key of its epoch? */
export async function isSigned(record: OpenedRecord, { kiosk, keys }: Sender): Promise<boolean> {
  const signer = await keys.find(kiosk, record.epoch);
  return (await signer?.verify(record.signature, recordClaim(record.hash))) === true;
}

const utf8Decoder = new TextDecoder('utf-8', { fatal: true });

/** Undefined for bytes that are no JSON: they then have no place either. */
function readJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(utf8Decoder.decode(bytes));
  } catch {
    return undefined;
  }
}

const refused = (index: number, message: string): Result<never, Refusal> =>
  err({ code: 'invalid-body', issues: [{ path: `records.${index}`, message }] });
