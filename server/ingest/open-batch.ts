import type { Batch } from '../../shared/api/batch.ts';
import type { Bytes } from '../../shared/record/bytes.ts';
import { requestClaimOf, type KioskCredential } from '../../shared/record/request-claim.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { parse } from '../../shared/validation/parse.ts';
import { batchSchema } from '../../shared/validation/sync-schema.ts';
import { digestBodyNow } from './digest-now.ts';
import type { KioskKeys } from './kiosk-keys.ts';
import { openRecords } from './open-records.ts';
import type { OpenedBatch } from './opened-batch.ts';
import type { Refusal } from './refusal.ts';

/** A request for the batch of a kiosk, before anything of it is believed. */
export interface BatchRequest {
  readonly credential: KioskCredential;
  readonly path: string;
  readonly body: Bytes;
  readonly receivedAtMs: number;
}

export interface BatchOpener {
  readonly keys: KioskKeys;
  readonly serverKeyId: string;
}

/**
 * Bytes in, a batch from a known kiosk out. The request's signature is checked before the body is
 * read, so a stranger learns nothing of how bodies are judged.
 */
export async function openBatch(
  request: BatchRequest,
  { keys, serverKeyId }: BatchOpener,
): Promise<Result<OpenedBatch, Refusal>> {
  const { credential, path, body, receivedAtMs } = request;
  const signer = await keys.find(credential.kiosk, credential.epoch);
  if (signer === undefined) return err({ code: 'unknown-kiosk' });
  const bodyDigest = digestBodyNow(body);
  const claim = requestClaimOf({ method: 'POST', path, serverKeyId }, bodyDigest);
  if (!(await signer.verify(credential.signature, claim))) return err({ code: 'bad-signature' });

  const batch = readBatch(body);
  if (!batch.ok) return batch;
  const records = await openRecords(batch.value.records, { kiosk: credential.kiosk, keys });
  if (!records.ok) return records;
  return ok({
    kioskId: credential.kiosk,
    unitId: signer.unitId,
    epoch: credential.epoch,
    request: bodyDigest,
    records: records.value,
    health: batch.value.health,
    receivedAtMs,
  });
}

function readBatch(body: Bytes): Result<Batch, Refusal> {
  let content: unknown;
  try {
    content = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
  } catch (error) {
    return err({ code: 'malformed-json', cause: error });
  }
  const parsed = parse(batchSchema, content);
  return parsed.ok ? parsed : err({ code: 'invalid-body', issues: parsed.error });
}
