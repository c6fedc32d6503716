import type { TravellingRecord } from '../../shared/api/batch.ts';
import { fromBase64url } from '../../shared/record/base64url.ts';
import { unbrokenRuns } from '../../shared/record/chain.ts';
import type { KioskRecord } from '../../shared/record/record.ts';
import { recordClaim } from '../../shared/record/seal.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { parse } from '../../shared/validation/parse.ts';
import { recordPlaceSchema, recordSchema } from '../../shared/validation/record-schema.ts';
import { hashRecordNow } from './hash-record-now.ts';
import type { KioskKeys } from './kiosk-keys.ts';
import type { OpenedRecord } from './opened-batch.ts';
import type { Refusal } from './refusal.ts';

interface Sender {
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
    const result = openRecord(record, index, sender.kiosk);
    if (!result.ok) return result;
    opened.push(result.value);
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

function openRecord(
  travelling: TravellingRecord,
  index: number,
  kiosk: string,
): Result<Indexed, Refusal> {
  const bytes = fromBase64url(travelling.bytes);
  if (bytes === undefined) return refused(index, 'the bytes are not base64url');
  const content = readJson(bytes);
  const understood = understand(content);
  // Bytes that mean nothing to this program may still have a seat that it can read.
  const place = understood.ok ? understood : parse(recordPlaceSchema, content);
  if (!place.ok) return refused(index, `no readable place (${place.error[0]?.message ?? ''})`);
  if (place.value.kiosk !== kiosk) return refused(index, 'the record is of another kiosk');
  const { epoch, seq, prev } = place.value;
  const hash = hashRecordNow(bytes);
  const { signature } = travelling;
  return ok({ epoch, seq, prev, hash, bytes, signature, understood, index });
}

function understand(content: unknown): Result<KioskRecord, string> {
  const parsed = parse(recordSchema, content);
  if (parsed.ok) return parsed;
  const [issue] = parsed.error;
  return err(`${issue?.path ?? ''}: ${issue?.message ?? ''}`);
}

async function isSigned(record: OpenedRecord, { kiosk, keys }: Sender): Promise<boolean> {
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
