import { receiptClaim, type Receipt, type SignedReceipt } from '../../shared/record/receipt.ts';
import type { Verifier } from '../../shared/record/signing-key.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { isObject, readJson } from './read-json.ts';
import type { RecordKey } from './stored-record.ts';

/** What a receipt must fit. */
export interface ReceiptExpectation {
  readonly kiosk: string;
  readonly epoch: number;
  /** Digest of the request body that was sent. */
  readonly request: string;
  readonly sent: readonly RecordKey[];
  /** Of the server key that was pinned at pairing. */
  readonly verify: Verifier;
}

/** Why an answer acknowledges nothing. */
export type ReceiptFault =
  'malformed' | 'wrong-signature' | 'other-kiosk' | 'other-request' | 'unknown-record';

/**
 * An acknowledgement, if it is one: signed by the pinned key, for this kiosk and epoch, answering
 * this very request, and naming only records that were in it, each with our own hash. One thing
 * wrong, and nothing of it is believed.
 *
 * The signature is the border here: it is checked over the exact text, before the text is read.
 * What our own server signed needs no schema, only a look at its version.
 */
export async function verifyReceipt(
  text: string,
  expected: ReceiptExpectation,
): Promise<Result<Receipt, ReceiptFault>> {
  const signed = readJson(text);
  if (!isSignedReceipt(signed)) return err('malformed');
  const claim = receiptClaim(signed.receipt);
  if (!(await expected.verify(signed.signature, claim))) return err('wrong-signature');
  const receipt = readJson(signed.receipt);
  if (!isReceipt(receipt)) return err('malformed');
  if (receipt.kiosk !== expected.kiosk || receipt.epoch !== expected.epoch) {
    return err('other-kiosk');
  }
  if (receipt.request !== expected.request) return err('other-request');
  const sent = new Set(expected.sent.map(nameOf));
  return receipt.results.every((result) => sent.has(nameOf(result)))
    ? ok(receipt)
    : err('unknown-record');
}

const isSignedReceipt = (value: unknown): value is SignedReceipt =>
  isObject(value) && typeof value['receipt'] === 'string' && typeof value['signature'] === 'string';

/** Of the one version that this build understands. */
const isReceipt = (value: unknown): value is Receipt =>
  isObject(value) && value['v'] === 1 && Array.isArray(value['results']);

const nameOf = ({ epoch, seq, hash }: Pick<RecordKey, 'epoch' | 'seq' | 'hash'>): string =>
  `${epoch}/${seq}/${hash}`;
