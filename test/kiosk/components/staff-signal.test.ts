import { describe, expect, it } from 'vitest';
import { staffSignal, type StaffSignal } from '../../../kiosk/components/staff-signal.ts';
import type { OutboxQueue } from '../../../kiosk/kiosk-port.ts';

const NOW = 10 * 3_600_000;
const queue = (changes: Partial<OutboxQueue>): OutboxQueue => ({
  pending: 0,
  held: 0,
  oldestPendingWallMs: null,
  lastContactWallMs: NOW,
  online: true,
  ...changes,
});

describe('the dot for staff', () => {
  it.each<[string, StaffSignal, Partial<OutboxQueue>, string | null]>([
    ['nothing waits', 'quiet', {}, null],
    ['nothing waits, long offline', 'quiet', { online: false, lastContactWallMs: 0 }, null],
    ['something waits, online', 'quiet', { pending: 3 }, null],
    [
      'offline for less than an hour',
      'warning',
      { pending: 1, online: false, lastContactWallMs: NOW - 3_599_999 },
      null,
    ],
    [
      'offline for an hour',
      'alarm',
      { pending: 1, online: false, lastContactWallMs: NOW - 3_600_000 },
      null,
    ],
    [
      'never heard of the server, waiting for an hour',
      'alarm',
      { pending: 1, online: false, lastContactWallMs: null, oldestPendingWallMs: NOW - 3_600_000 },
      null,
    ],
    ['500 waiting', 'quiet', { pending: 500 }, null],
    ['more than 500 waiting', 'alarm', { pending: 501 }, null],
    ['refused by the server', 'alarm', {}, 'kiosk-revoked'],
  ])('%s: %s', (_name, signal, changes, refusal) => {
    expect(staffSignal({ queue: queue(changes), refusal }, NOW)).toBe(signal);
  });
});
