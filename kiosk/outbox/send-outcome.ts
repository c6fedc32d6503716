import { RECEIPT_MEDIA_TYPE } from '../../shared/record/receipt.ts';

export const PROBLEM_MEDIA_TYPE = 'application/problem+json';
/** No server of ours asks for more; a portal may ask for anything. */
const MAX_RETRY_AFTER_MS = 3_600_000;

/** What came back, before anything in it is believed. */
export interface HttpAnswer {
  readonly status: number;
  /** Without parameters, lower case. */
  readonly mediaType: string;
  /** The header as it came; null when it did not. */
  readonly retryAfter: string | null;
  readonly text: string;
}

/** What an answer means for the records that were sent. Only 'receipt' may acknowledge any. */
export type SendOutcome =
  | { readonly kind: 'receipt'; readonly text: string }
  | { readonly kind: 'kept'; readonly retryAfterMs: number }
  | { readonly kind: 'unacceptable' }
  | { readonly kind: 'refused'; readonly code: string };

/**
 * The whole policy:
 *  - 200 with our media type: a receipt, still to be verified;
 *  - 413, whoever says it, and 400, 422 from our server: something in the batch, or its size, is
 *    not acceptable;
 *  - 401, 409 from our server: this kiosk is refused, staff must act;
 *  - everything else (no answer, 5xx, 429, a portal's page, a proxy's opinion): kept.
 */
export function judgeAnswer(answer: HttpAnswer | undefined): SendOutcome {
  if (answer === undefined) return { kind: 'kept', retryAfterMs: 0 };
  const { status, mediaType, text } = answer;
  if (status === 200 && mediaType === RECEIPT_MEDIA_TYPE) return { kind: 'receipt', text };
  const isOurs = mediaType === PROBLEM_MEDIA_TYPE;
  if (status === 413 || (isOurs && (status === 400 || status === 422))) {
    return { kind: 'unacceptable' };
  }
  if (isOurs && (status === 401 || status === 409)) {
    return { kind: 'refused', code: problemCode(text) };
  }
  return { kind: 'kept', retryAfterMs: retryAfterMs(answer.retryAfter) };
}

/** Seconds only: the date form would need a clock that can be trusted. */
function retryAfterMs(header: string | null): number {
  const seconds = header !== null && /^\d{1,9}$/u.test(header) ? Number(header) : 0;
  return Math.min(seconds * 1_000, MAX_RETRY_AFTER_MS);
}

/** The code in a problem's text; staff see it beside the refusal. */
function problemCode(text: string): string {
  return /"code"\s*:\s*"([a-z-]{1,64})"/u.exec(text)?.[1] ?? 'refused';
}
