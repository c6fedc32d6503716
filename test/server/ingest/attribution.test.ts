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

  it('names nobody for a counter without duties', () => {
    expect(onDuty('q3', 150)).toBeNull();
  });
});
