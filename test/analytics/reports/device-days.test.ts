import { describe, expect, it } from 'vitest';
import {
  daysOfRecords,
  deviceDays,
  totalsOf,
  type DeviceFacts,
  type RatingTrace,
} from '../../../analytics/reports/device-days.ts';
import { NO_CONTACT, withContact } from '../../../analytics/reports/contact-map.ts';
import { localDayStartMs, parseLocalDay, type LocalDay } from '../../../shared/domain/local-day.ts';
import { OFFICE_HOURS } from '../../../shared/domain/opening-hours.ts';

const day = (text: string): LocalDay => parseLocalDay(text)!;
const [THURSDAY, FRIDAY, MONDAY] = [day('2026-11-19'), day('2026-11-20'), day('2026-11-23')];
const noonOf = (of: LocalDay): number => localDayStartMs(of) + 12 * 3_600_000;

const rating = (seq: number, localDay: LocalDay, more: Partial<RatingTrace> = {}): RatingTrace => ({
  epoch: 1,
  seq,
  localDay,
  earliestMs: noonOf(localDay) - 1000,
  latestMs: noonOf(localDay) + 1000,
  quality: 'A',
  receivedAtMs: noonOf(localDay) + 5000,
  ...more,
});

const facts = (more: Partial<DeviceFacts> = {}): DeviceFacts => ({
  range: { firstDay: THURSDAY, lastDay: FRIDAY },
  ratings: [],
  records: [],
  gaps: [],
  contacts: new Map(),
  hours: OFFICE_HOURS,
  span: {
    pairedAtMs: noonOf(THURSDAY),
    firstContact: { day: THURSDAY, contact: withContact(NO_CONTACT, [144]) },
    endedAtMs: null,
    nowMs: noonOf(MONDAY),
  },
  ...more,
});

describe('the days of a device', () => {
  it('expect no contact on a day on which the service point is closed', () => {
    const days = deviceDays(facts({ closedDays: new Set([FRIDAY]) }));
    expect(days.map(({ openMinutes, silentMinutes }) => [openMinutes, silentMinutes])).toEqual([
      [210, 210],
      [0, 0],
    ]);
  });

  it('come one by one, those without anything too', () => {
    expect(deviceDays(facts())).toEqual([
      {
        day: THURSDAY,
        records: 0,
        ratings: 0,
        holes: 0,
        knownLost: 0,
        openMinutes: 210,
        silentMinutes: 210,
        delay: null,
        quality: { A: 0, B: 0, C: 0, D: 0 },
      },
      expect.objectContaining({ day: FRIDAY, openMinutes: 450, silentMinutes: 450 }),
    ]);
  });

  it('say nothing of silence where no contact was ever kept, or none was expected yet', () => {
    const { span } = facts();
    const never = deviceDays(facts({ span: { ...span, firstContact: null } }));
    expect(never.map(({ silentMinutes }) => silentMinutes)).toEqual([null, null]);
    const later = facts({ range: { firstDay: day('2026-11-18'), lastDay: THURSDAY } });
    expect(deviceDays(later).map(({ silentMinutes }) => silentMinutes)).toEqual([null, 210]);
  });

  it('show the delay from tap to receipt and the mix of clock qualities', () => {
    const ratings = [
      rating(1, FRIDAY),
      rating(2, FRIDAY, { quality: 'B', receivedAtMs: noonOf(FRIDAY) + 7000 }),
      rating(3, FRIDAY, { quality: 'C', receivedAtMs: noonOf(MONDAY) }),
      rating(4, FRIDAY, { receivedAtMs: noonOf(FRIDAY) - 500 }),
    ];
    const [, friday] = deviceDays(facts({ ratings, records: ratings }));
    expect(friday).toMatchObject({
      records: 4,
      ratings: 4,
      delay: { medianMs: 6000, maxMs: 3 * 86_400_000 },
      quality: { A: 2, B: 1, C: 1, D: 0 },
    });
  });

  it('put a gap on the first day that it can be of, and sum up', () => {
    const gap = { kioskId: 'k', epoch: 1, firstDay: THURSDAY, lastDay: FRIDAY };
    const gaps = [
      { ...gap, fromSeq: 3, toSeq: 5, kind: 'hole' as const },
      { ...gap, fromSeq: 9, toSeq: 9, kind: 'known-lost' as const, firstDay: FRIDAY },
    ];
    const ratings = [rating(1, THURSDAY), rating(6, FRIDAY)];
    const days = deviceDays(facts({ gaps, ratings, records: ratings }));
    expect(days.map(({ holes, knownLost }) => [holes, knownLost])).toEqual([
      [3, 0],
      [0, 1],
    ]);
    expect(totalsOf(days, ratings)).toMatchObject({
      records: 2,
      ratings: 2,
      holes: 3,
      knownLost: 1,
      openMinutes: 660,
      silentMinutes: 660,
      delay: { medianMs: 5000, maxMs: 5000 },
    });
  });

  it('sum silence up to nothing known when no day knows it', () => {
    const { span } = facts();
    const days = deviceDays(facts({ span: { ...span, firstContact: null } }));
    expect(totalsOf(days, []).silentMinutes).toBeNull();
  });
});

describe('the day of a record that is no rating', () => {
  const record = (seq: number, receivedOn: LocalDay, epoch = 1) => ({
    epoch,
    seq,
    receivedAtMs: noonOf(receivedOn),
  });

  it.each<[string, readonly RatingTrace[], readonly ReturnType<typeof record>[], LocalDay[]]>([
    ['is that of its receipt', [], [record(1, FRIDAY)], [FRIDAY]],
    [
      'is no later than the rating behind it',
      [rating(2, THURSDAY)],
      [record(1, MONDAY), record(2, MONDAY)],
      [THURSDAY, THURSDAY],
    ],
    [
      'is not moved by a rating of another enrolment',
      [{ ...rating(1, THURSDAY), epoch: 2 }],
      [record(9, FRIDAY), record(1, MONDAY, 2)],
      [FRIDAY, THURSDAY],
    ],
  ])('%s', (_what, ratings, records, expected) => {
    expect(daysOfRecords({ ratings, records })).toEqual(expected);
  });
});
