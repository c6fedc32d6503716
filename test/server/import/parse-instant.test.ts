import { describe, expect, it } from 'vitest';
import { parseDay, parseInstant } from '../../../server/import/parse-instant.ts';

describe('a day', () => {
  it.each([
    ['5/11/2026', '2026-11-05'],
    ['05-11-2026', '2026-11-05'],
    ['05.11.2026', '2026-11-05'],
    ['2026-11-05', '2026-11-05'],
    ['29/02/2028', '2028-02-29'],
  ])('%s is read', (text, day) => {
    expect(parseDay(text)).toBe(day);
  });

  it.each(['29/02/2026', '11/2026', '5/13/2026', '05/11/26', '46331', ''])('%j is none', (text) => {
    expect(parseDay(text)).toBeUndefined();
  });
});

describe('an instant', () => {
  it.each([
    ['05/11/2026', 'start', '2026-11-04T17:00:00Z'],
    ['05/11/2026', 'end', '2026-11-05T17:00:00Z'],
    ['05/11/2026 7:30', 'start', '2026-11-05T00:30:00Z'],
    ['05/11/2026 13g30', 'end', '2026-11-05T06:30:00Z'],
    ['2026-11-05T13:30:00', 'end', '2026-11-05T06:30:00Z'],
  ] as const)('%s as a %s is local time', (text, edge, utc) => {
    expect(parseInstant(text, edge)).toBe(Date.parse(utc));
  });

  it.each(['05/11/2026 24:00', '05/11/2026 7', '7:30', '05/11/2026 7:30 8:30'])(
    '%s is none',
    (text) => {
      expect(parseInstant(text, 'start')).toBeUndefined();
    },
  );
});
