import type { Batch, KioskHealth } from '../../shared/api/batch.ts';
import { KIOSK_ROUTES } from '../../shared/api/kiosk-routes.ts';
import { toBase64url } from '../../shared/record/base64url.ts';
import { utf8 } from '../../shared/record/bytes.ts';
import type { Receipt } from '../../shared/record/receipt.ts';
import { digest } from '../../shared/record/seal.ts';
import type { Verifier } from '../../shared/record/signing-key.ts';
import { fetchAnswer, type Fetch } from './http-answer.ts';
import type { Identity } from './identity.ts';
import { judgeAnswer } from './send-outcome.ts';
import type { ExchangeEnd } from './send-plan.ts';
import { signedPost } from './signed-request.ts';
import type { StoredRecord } from './stored-record.ts';
import { verifyReceipt } from './verify-receipt.ts';

/** When a verified receipt was heard, on the clock that nobody can set. */
export interface Heard {
  readonly receipt: Receipt;
  readonly monoMs: number;
  readonly roundTripMs: number;
}

export interface ExchangeDeps {
  readonly identity: Identity;
  /** Of the server key that was pinned at pairing. */
  readonly verify: Verifier;
  readonly fetch: Fetch;
  readonly health: () => KioskHealth;
  /** Monotonic, in ms. */
  readonly monoMs: () => number;
  /** Called once per verified receipt, before the exchange ends. */
  readonly onReceipt: (heard: Heard) => Promise<void>;
}

/** Sends one batch and tells how it ended; only a verified receipt acknowledges records. */
export async function exchange(
  deps: ExchangeDeps,
  records: readonly StoredRecord[],
): Promise<ExchangeEnd> {
  const body = utf8(JSON.stringify(batchOf(records, deps.health())));
  const request = await signedPost(deps.identity, KIOSK_ROUTES.records, body);
  const sentAtMs = deps.monoMs();
  const outcome = judgeAnswer(await fetchAnswer(deps.fetch, KIOSK_ROUTES.records, request));
  const monoMs = deps.monoMs();
  if (outcome.kind !== 'receipt') return outcome;
  const { kiosk, epoch } = deps.identity.enrolment;
  const verified = await verifyReceipt(outcome.text, {
    kiosk,
    epoch,
    request: await digest('BODY', body),
    sent: records,
    verify: deps.verify,
  });
  if (!verified.ok) return { kind: 'kept', retryAfterMs: 0 };
  const receipt = verified.value;
  await deps.onReceipt({ receipt, monoMs, roundTripMs: monoMs - sentAtMs });
  return { kind: 'delivered', acknowledged: receipt.results.map(({ hash }) => hash) };
}

const batchOf = (records: readonly StoredRecord[], health: KioskHealth): Batch => ({
  records: records.map(({ bytes, signature }) => ({ bytes: toBase64url(bytes), signature })),
  health,
});
