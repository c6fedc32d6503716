import { receiptClaim, type Receipt } from '../../shared/record/receipt.ts';
import type { Verifier } from '../../shared/record/signing-key.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { parseJson } from '../../shared/validation/parse.ts';
import { receiptSchema, signedReceiptSchema } from '../../shared/validation/sync-schema.ts';
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
 */
export async function verifyReceipt(
  text: string,
  expected: ReceiptExpectation,
): Promise<Result<Receipt, ReceiptFault>> {
  const signed = parseJson(signedReceiptSchema, text);
  if (!signed.ok) return err('malformed');
  const { receipt: receiptText, signature } = signed.value;
  if (!(await expected.verify(signature, receiptClaim(receiptText)))) return err('wrong-signature');
  const parsed = parseJson(receiptSchema, receiptText);
  if (!parsed.ok) return err('malformed');
  const receipt = parsed.value;
  if (receipt.kiosk !== expected.kiosk || receipt.epoch !== expected.epoch) {
    return err('other-kiosk');
  }
  if (receipt.request !== expected.request) return err('other-request');
  const sent = new Set(expected.sent.map(nameOf));
  return receipt.results.every((result) => sent.has(nameOf(result)))
    ? ok(receipt)
    : err('unknown-record');
}

const nameOf = ({ epoch, seq, hash }: Pick<RecordKey, 'epoch' | 'seq' | 'hash'>): string =>
  `${epoch}/${seq}/${hash}`;
