import { describe, expect, it } from 'vitest';
import { expiredHistory } from '../../../kiosk/outbox/expired-history.ts';
import type { StoredRecord } from '../../../kiosk/outbox/stored-record.ts';
import { DAY_MS } from '../../../shared/domain/local-day.ts';

const records = (count: number): StoredRecord[] =>
  Array.from({ length: count }, (_, index) => ({
    kiosk: 'kiosk-1',
    epoch: 1,
    seq: index + 1,
    hash: `h${index + 1}`,
    wallMs: 0,
    bytes: new Uint8Array(),
    signature: '',
  }));

const acknowledgedAt = (some: readonly StoredRecord[], ms: number): [string, number][] =>
  some.map(({ hash }) => [hash, ms]);

describe('history', () => {
  const old = records(600);
  const fresh = { ...old[0]!, seq: 601, hash: 'fresh' };

  it('expires 30 days after its acknowledgement, by the clock of the server', () => {
    const within = new Map([...acknowledgedAt(old, 0), ['fresh', 30 * DAY_MS] as const]);
    const beyond = new Map([...acknowledgedAt(old, 0), ['fresh', 30 * DAY_MS + 1] as const]);
    expect(expiredHistory([...old, fresh], within, undefined).size).toBe(0);
    expect(expiredHistory([...old, fresh], beyond, undefined).size).toBe(600);
  });

  it('never expires without an acknowledgement', () => {
    const some = new Map([
      ...acknowledgedAt(old.slice(0, 550), 0),
      ['fresh', 90 * DAY_MS] as const,
    ]);
    const expired = expiredHistory([...old, fresh], some, undefined);
    expect(expired.size).toBe(550);
    expect(old.slice(550).some(({ hash }) => expired.has(hash))).toBe(false);
  });

  it('expires beyond 20,000 records', () => {
    const many = records(20_700);
    const expired = expiredHistory(many, new Map(acknowledgedAt(many, 5)), undefined);
    expect(expired.size).toBe(700);
  });

  it('always keeps the head of the chain', () => {
    const acknowledged = new Map([...acknowledgedAt(old, 0), ['fresh', 90 * DAY_MS] as const]);
    const head = { kiosk: 'kiosk-1', epoch: 1, seq: 600, hash: 'h600' };
    expect(expiredHistory([...old, fresh], acknowledged, head).has('h600')).toBe(false);
  });

  it('is not touched for a handful', () => {
    const few = records(499);
    const acknowledged = new Map([...acknowledgedAt(few, 0), ['fresh', 90 * DAY_MS] as const]);
    expect(expiredHistory([...few, fresh], acknowledged, undefined).size).toBe(0);
  });

  it('of nothing is nothing', () => {
    expect(expiredHistory(old, new Map(), undefined).size).toBe(0);
  });
});
