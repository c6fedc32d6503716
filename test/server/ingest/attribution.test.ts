import { describe, expect, it } from 'vitest';
import { rosterOf } from '../../../server/ingest/attribution.ts';

const duty = (officialId: string, startsAtMs: number, endsAtMs: number, counterId = 'q1') => ({
  counterId,
  officialId,
  startsAtMs,
  endsAtMs,
});

describe('rosterOf', () => {
  const onDuty = rosterOf([
    duty('morning', 100, 200),
    duty('afternoon', 200, 300),
    duty('elsewhere', 100, 300, 'q2'),
    duty('stand-in', 120, 140),
  ]);

  it.each([
    ['before the first duty', 99, null],
    ['at the start', 100, 'morning'],
    ['while a stand-in serves', 130, 'stand-in'],
    ['after the stand-in', 140, 'morning'],
    ['at the change', 200, 'afternoon'],
    ['at the end', 300, null],
  ])('knows who serves %s', (_, atMs, official) => {
    expect(onDuty('q1', atMs)).toBe(official);
  });

  const said = (seq: number, officialId: string | null, startsAtMs: number, kioskId = 'k') => ({
    ...{ counterId: 'q1', officialId, startsAtMs, endsAtMs: 1_000 },
    saidIn: { kioskId, epoch: 1, seq },
  });
  const seat = (seq: number, kioskId = 'k', epoch = 1) => ({ kioskId, epoch, seq });

  it.each([
    ['over a planned duty', [duty('a', 100, 500), said(1, 'b', 200)], 300, undefined, 'b'],
    ['not before it was said', [duty('a', 100, 500), said(1, 'b', 200)], 199, undefined, 'a'],
    ['where nobody is planned', [said(1, 'b', 200)], 300, undefined, 'b'],
    ['until its day ends', [said(1, 'b', 200)], 1_000, undefined, null],
    ['that nobody serves', [duty('a', 100, 500), said(1, null, 200)], 300, undefined, null],
    ['until a later one', [said(1, 'b', 200), said(2, 'c', 300)], 300, undefined, 'c'],
    [
      'until a planned duty begins',
      [duty('a', 100, 250), said(1, 'b', 200), duty('c', 300, 400)],
      350,
      undefined,
      'c',
    ],
    [
      'no more once that one has ended',
      [duty('a', 100, 250), said(1, 'b', 200), duty('c', 300, 400)],
      450,
      undefined,
      null,
    ],
    ['when planned at the same moment', [duty('a', 200, 500), said(1, 'b', 200)], 200, null, 'b'],
    // The clock knows less than the order of one kiosk's records.
    ['to what it wrote later', [duty('a', 100, 500), said(1, 'b', 200)], 190, seat(2), 'b'],
    ['not to what it wrote before', [duty('a', 100, 500), said(4, 'b', 200)], 210, seat(3), 'a'],
    ['by the clock at another kiosk', [said(4, 'b', 200)], 210, seat(3, 'other'), 'b'],
    ['to a later epoch of the kiosk', [said(4, 'b', 200)], 190, seat(1, 'k', 2), 'b'],
    ['by the last word', [said(1, 'b', 210), said(2, 'c', 205)], 220, seat(3), 'c'],
  ])('follows what was said at a kiosk %s', (_, duties, atMs, at, official) => {
    expect(rosterOf(duties)('q1', atMs, at ?? undefined)).toBe(official);
  });

  const corrected = (officialId: string, startsAtMs: number, endsAtMs: number) => ({
    ...duty(officialId, startsAtMs, endsAtMs),
    isCorrection: true as const,
  });

  it.each([
    ['a planned duty that began later', [corrected('b', 100, 400), duty('c', 200, 500)], 300, 'b'],
    ['what was said later', [corrected('b', 100, 400), said(2, 'c', 200)], 300, 'b'],
    ['a planned duty, until it ends', [corrected('b', 100, 400), duty('c', 200, 500)], 400, 'c'],
    ['nothing before it begins', [corrected('b', 100, 400), duty('c', 50, 500)], 99, 'c'],
    ['what was said before, for good', [said(1, 'a', 50), corrected('b', 100, 200)], 300, null],
    ['what was said, until it ends', [corrected('b', 100, 200), said(2, 'c', 150)], 250, 'c'],
  ])('follows what the office corrected over %s', (_, duties, atMs, official) => {
    expect(rosterOf(duties)('q1', atMs, seat(9))).toBe(official);
  });

  it('follows nobody on the day after what was said', () => {
    const DAY_MS = 86_400_000;
    const yesterday = { ...said(1, 'b', 200), endsAtMs: 500 };
    expect(rosterOf([yesterday])('q1', 500 - DAY_MS - 1, seat(2))).toBeNull();
    expect(rosterOf([yesterday])('q1', 500, seat(2))).toBeNull();
  });

  it('names nobody for a counter without duties', () => {
    expect(onDuty('q3', 150)).toBeNull();
  });
});
