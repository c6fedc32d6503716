import { describe, expect, it } from 'vitest';
import {
  countersOfWeek,
  daysOfWeek,
  dutiesOn,
  mondayOf,
  officialsServing,
  proposedHours,
} from '../../../analytics/dashboard/duty-week.ts';
import type { DutyEntry } from '../../../shared/api/duties.ts';
import type { OfficialEntry, ServicePointEntry } from '../../../shared/api/organisation-history.ts';
import { parseLocalMinute, type LocalMinute } from '../../../shared/domain/local-minute.ts';
import { day } from '../reports/small-province.ts';

function at(text: string): LocalMinute {
  const minute = parseLocalMinute(text);
  if (minute === undefined) throw new Error(text);
  return minute;
}

const duty = (from: string, to: string): DutyEntry => ({
  ...{ id: from, counterId: 'q1', officialId: 'hoa', officialName: 'Bà Hoa' },
  saidAtKiosk: null,
  ...{ from: at(from), to: at(to) },
});

const ALWAYS = { validFrom: day('2016-01-01'), validTo: null };

const point: ServicePointEntry = {
  ...{ id: 'p', code: 'MC', name: 'Một cửa', closedDays: [], counters: [], ...ALWAYS },
  openingHours: {
    4: [
      ['07:30', '11:30'],
      ['13:30', '17:00'],
    ],
  },
};

describe('a week', () => {
  it.each([
    ['2026-11-16', '2026-11-16'],
    ['2026-11-19', '2026-11-16'],
    ['2026-11-22', '2026-11-16'],
    ['2027-01-01', '2026-12-28'],
  ])('of %s begins on Monday %s', (inside, monday) => {
    expect(mondayOf(day(inside))).toBe(monday);
  });

  it('has seven days', () => {
    expect(daysOfWeek(day('2026-11-16')).at(-1)).toBe('2026-11-22');
  });

  it('lists the counters that exist on some day of it', () => {
    const counter = { code: 'Q', name: 'Quầy', fieldCode: null, fieldName: null };
    const counters = [
      { ...counter, ...ALWAYS, id: 'open' },
      { ...counter, id: 'closed', validFrom: day('2016-01-01'), validTo: day('2026-11-15') },
      { ...counter, id: 'to-come', validFrom: day('2026-11-22'), validTo: null },
    ];
    const places = { servicePoints: [{ ...point, counters }], officials: [], fields: [] };
    const listed = countersOfWeek(places, day('2026-11-16')).map((row) => row.counter.id);
    expect(listed).toEqual(['open', 'to-come']);
  });
});

describe('the duty of a day', () => {
  const roster = [
    duty('2026-11-19T13:30', '2026-11-19T17:00'),
    duty('2026-11-18T22:00', '2026-11-19T06:00'),
    duty('2026-11-19T20:00', '2026-11-20T00:00'),
  ];

  it.each([
    ['2026-11-18', ['22:00–24:00']],
    ['2026-11-19', ['00:00–06:00', '13:30–17:00', '20:00–24:00']],
    ['2026-11-20', []],
  ])('on %s is cut at midnight: %j', (text, hours) => {
    const served = dutiesOn(roster, 'q1', day(text)).map(({ from, to }) => `${from}–${to}`);
    expect(served).toEqual(hours);
    expect(dutiesOn(roster, 'q2', day(text))).toEqual([]);
  });

  it.each([
    ['the whole day, when nobody serves', [], '07:30', '17:00'],
    ['the free afternoon', [['07:30', '11:30']], '13:30', '17:00'],
    ['the whole day, when all of it is taken', [['07:00', '18:00']], '07:30', '17:00'],
  ])('is proposed as %s', (_case, taken, from, to) => {
    const served = taken.flatMap(([start = '', end = '']) =>
      dutiesOn([duty(`2026-11-19T${start}`, `2026-11-19T${end}`)], 'q1', day('2026-11-19')),
    );
    expect(proposedHours(point, day('2026-11-19'), served)).toEqual({ from, to });
  });

  it('is proposed by office hours where the service point is closed', () => {
    const hours = proposedHours(point, day('2026-11-22'), []);
    expect(hours).toEqual({ from: '07:30', to: '17:00' });
  });
});

describe('officials for a day', () => {
  const official = (id: string, parts: Partial<OfficialEntry> = {}): OfficialEntry => ({
    ...{ id, code: id, familyName: 'Trần', givenName: 'An', honorific: null, title: null },
    ...{ secondedFrom: null, secondedTo: null, ...ALWAYS, ...parts },
  });

  it('are those who are valid, and here by their secondment', () => {
    const all = [
      official('own'),
      official('left', { validTo: day('2026-11-18') }),
      official('guest', { secondedFrom: day('2026-11-19'), secondedTo: day('2026-11-19') }),
      official('gone', { secondedTo: day('2026-11-18') }),
      official('expected', { secondedFrom: day('2026-11-20') }),
    ];
    expect(officialsServing(all, day('2026-11-19')).map(({ id }) => id)).toEqual(['own', 'guest']);
  });
});
