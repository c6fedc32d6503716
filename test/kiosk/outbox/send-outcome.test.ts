import { describe, expect, it } from 'vitest';
import { judgeAnswer, type HttpAnswer } from '../../../kiosk/outbox/send-outcome.ts';
import { RECEIPT_MEDIA_TYPE } from '../../../shared/record/receipt.ts';

const PROBLEM = 'application/problem+json';
const answer = (status: number, mediaType: string, more: Partial<HttpAnswer> = {}): HttpAnswer => ({
  status,
  mediaType,
  retryAfter: null,
  text: '{"code":"kiosk-revoked"}',
  ...more,
});
const kept = { kind: 'kept', retryAfterMs: 0 };

describe('an answer', () => {
  it.each([
    ['that never came', undefined, kept],
    [
      '200 of our type is a receipt',
      answer(200, RECEIPT_MEDIA_TYPE, { text: 'R' }),
      { kind: 'receipt', text: 'R' },
    ],
    ['200 of a portal', answer(200, 'text/html'), kept],
    ['200 of plain JSON', answer(200, 'application/json'), kept],
    ['201 of our type', answer(201, RECEIPT_MEDIA_TYPE), kept],
    ['204', answer(204, ''), kept],
    ['413 of anybody', answer(413, 'text/html'), { kind: 'unacceptable' }],
    ['400 of our server', answer(400, PROBLEM), { kind: 'unacceptable' }],
    ['422 of our server', answer(422, PROBLEM), { kind: 'unacceptable' }],
    ['400 of a proxy', answer(400, 'text/html'), kept],
    ['401 of our server', answer(401, PROBLEM), { kind: 'refused', code: 'kiosk-revoked' }],
    ['409 of our server', answer(409, PROBLEM), { kind: 'refused', code: 'kiosk-revoked' }],
    [
      '409 without a code',
      answer(409, PROBLEM, { text: '{}' }),
      { kind: 'refused', code: 'refused' },
    ],
    ['401 of a portal', answer(401, 'text/html'), kept],
    ['403', answer(403, PROBLEM), kept],
    ['404', answer(404, PROBLEM), kept],
    ['500', answer(500, PROBLEM), kept],
  ])('%s', (_, given, expected) => {
    expect(judgeAnswer(given)).toEqual(expected);
  });

  it.each([
    ['120', 120_000],
    ['0', 0],
    ['999999999', 3_600_000],
    ['Wed, 21 Oct 2026 07:28:00 GMT', 0],
    ['-5', 0],
    [null, 0],
  ])('503 with Retry-After %j waits at least %i ms', (retryAfter, retryAfterMs) => {
    expect(judgeAnswer(answer(503, PROBLEM, { retryAfter }))).toEqual({
      kind: 'kept',
      retryAfterMs,
    });
    expect(judgeAnswer(answer(429, 'text/html', { retryAfter }))).toEqual({
      kind: 'kept',
      retryAfterMs,
    });
  });
});
