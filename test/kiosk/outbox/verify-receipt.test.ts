import { beforeAll, describe, expect, it } from 'vitest';
import { verifyReceipt, type ReceiptExpectation } from '../../../kiosk/outbox/verify-receipt.ts';
import { utf8 } from '../../../shared/record/bytes.ts';
import type { Receipt } from '../../../shared/record/receipt.ts';
import { digest } from '../../../shared/record/seal.ts';
import {
  generateSigningKey,
  importVerifier,
  type PublicKey,
  type SigningKey,
} from '../../../shared/record/signing-key.ts';
import { signedAnswer } from '../../support/fake-sync-server.ts';
import { makeIdentity, makeRecords } from './support/make-records.ts';

let key: SigningKey & PublicKey;
let expected: ReceiptExpectation;
let receipt: Receipt;
let otherHash: string;

beforeAll(async () => {
  key = await generateSigningKey('P-256', false);
  const records = await makeRecords(await makeIdentity(), 3);
  const request = await digest('BODY', utf8('body'));
  otherHash = await digest('BODY', utf8('other'));
  const verify = await importVerifier(key);
  expected = { kiosk: 'kiosk-1', epoch: 1, request, sent: records.slice(0, 2), verify: verify! };
  receipt = {
    v: 1,
    kiosk: 'kiosk-1',
    epoch: 1,
    request,
    results: records
      .slice(0, 2)
      .map(({ epoch, seq, hash }) => ({ epoch, seq, hash, fate: 'stored' })),
    through: 2,
    head: records[1]!.hash,
    nowMs: 1_790_000_000_000,
    configurationRevision: 'r1',
  };
});

const answerOf = async (changed: Partial<Receipt>): Promise<string> =>
  (await signedAnswer(key, { ...receipt, ...changed })).text;

describe('a receipt', () => {
  it('that fits in everything acknowledges', async () => {
    expect(await verifyReceipt(await answerOf({}), expected)).toEqual({ ok: true, value: receipt });
  });

  it('may acknowledge only some of the records', async () => {
    const results = receipt.results.slice(1);
    const verified = await verifyReceipt(await answerOf({ results }), expected);
    expect(verified.ok && verified.value.results).toEqual(results);
  });

  it.each([
    ['of another kiosk', () => ({ kiosk: 'kiosk-2' }), 'other-kiosk'],
    ['of another epoch', () => ({ epoch: 2 }), 'other-kiosk'],
    ['of another request', () => ({ request: otherHash }), 'other-request'],
    ['with another hash', () => changedResult({ hash: otherHash }), 'unknown-record'],
    ['with another seq', () => changedResult({ seq: 2 }), 'unknown-record'],
    ['with a record that was not sent', () => changedResult({ seq: 3 }), 'unknown-record'],
    ['with another epoch of a record', () => changedResult({ epoch: 9 }), 'unknown-record'],
    ['of a later version', () => ({ v: 2 }) as unknown as Partial<Receipt>, 'malformed'],
  ])('%s acknowledges nothing', async (_, changed, error) => {
    expect(await verifyReceipt(await answerOf(changed()), expected)).toEqual({ ok: false, error });
  });

  it('signed by another key acknowledges nothing', async () => {
    const { text } = await signedAnswer(await generateSigningKey('P-256', false), receipt);
    expect(await verifyReceipt(text, expected)).toEqual({ ok: false, error: 'wrong-signature' });
  });

  it('changed after it was signed acknowledges nothing', async () => {
    const text = (await answerOf({ through: 1 })).replace('through\\":1', 'through\\":2');
    expect(await verifyReceipt(text, expected)).toEqual({ ok: false, error: 'wrong-signature' });
  });

  it.each(['', '<html>Xin chào</html>', '{}', '{"receipt":"{}"}', 'null'])(
    'that is %j acknowledges nothing',
    async (text) => {
      expect(await verifyReceipt(text, expected)).toEqual({ ok: false, error: 'malformed' });
    },
  );
});

function changedResult(changed: Partial<Receipt['results'][number]>): Partial<Receipt> {
  const [first, ...others] = receipt.results;
  return { results: [{ ...first!, ...changed }, ...others] };
}
