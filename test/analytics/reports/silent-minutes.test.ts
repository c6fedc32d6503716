import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  contactSlotAt,
  firstContact,
  hasContact,
  NO_CONTACT,
  withContact,
} from '../../../analytics/reports/contact-map.ts';
import {
  expectedContact,
  silenceOf,
  touchesDay,
} from '../../../analytics/reports/silent-minutes.ts';
import { addDays, localDayStartMs, parseLocalDay } from '../../../shared/domain/local-day.ts';
import { OFFICE_HOURS } from '../../../shared/domain/opening-hours.ts';

const FRIDAY = parseLocalDay('2026-11-20')!;
const SATURDAY = parseLocalDay('2026-11-21')!;
const at = (clock: string, day = FRIDAY): number => {
  const [hours = 0, minutes = 0] = clock.split(':').map(Number);
  return localDayStartMs(day) + (hours * 60 + minutes) * 60_000;
};

/** Contact in every slot from one clock time to another, the end exclusive. */
const heard = (...stretches: readonly (readonly [string, string])[]): string => {
  let map = NO_CONTACT;
  for (const [from, to] of stretches) {
    for (let ms = at(from); ms < at(to); ms += 60_000) {
      map = withContact(map, [contactSlotAt(ms).slot]);
    }
  }
  return map;
};

describe('a contact map', () => {
  const slots = fc.uniqueArray(fc.integer({ min: 0, max: 287 }));

  it('remembers exactly the slots that it was given, in 72 digits', () => {
    fc.assert(
      fc.property(slots, (given) => {
        const map = withContact(NO_CONTACT, given);
        expect(map).toMatch(/^[0-9a-f]{72}$/);
        const kept = Array.from({ length: 288 }, (_, slot) => slot).filter((slot) =>
          hasContact(map, slot),
        );
        expect(kept).toEqual(given.toSorted((a, b) => a - b));
        expect(firstContact(map)).toBe(kept[0]);
        expect(withContact(map, given)).toBe(map);
      }),
    );
  });

  it('puts an instant on its local day', () => {
    expect(contactSlotAt(at('00:00'))).toEqual({ localDay: FRIDAY, slot: 0 });
    expect(contactSlotAt(at('23:59'))).toEqual({ localDay: FRIDAY, slot: 287 });
    expect(contactSlotAt(at('07:34'))).toEqual({ localDay: FRIDAY, slot: 90 });
  });
});

describe('silent minutes', () => {
  const WHOLE = { fromMs: at('00:00'), untilMs: at('00:00', SATURDAY) };
  const silence = (contact: string, span = WHOLE, day = FRIDAY) =>
    silenceOf({ day, contact, hours: OFFICE_HOURS, ...span });

  it.each([
    ['a day in touch', heard(['07:00', '17:30']), 450, 0],
    ['a day without any contact', NO_CONTACT, 450, 450],
    ['the lunch break, which is not open', heard(['07:30', '11:30'], ['13:30', '17:00']), 450, 0],
    ['an afternoon unplugged', heard(['07:30', '13:30']), 450, 210],
    ['one slot in each open hour', heard(['08:00', '08:01'], ['14:00', '14:01']), 450, 440],
    ['contact at night only', heard(['19:00', '23:59']), 450, 450],
  ])('of %s', (_what, contact, openMinutes, silentMinutes) => {
    expect(silence(contact)).toEqual({ openMinutes, silentMinutes });
  });

  it('are none on a closed day', () => {
    const span = { fromMs: at('00:00'), untilMs: at('23:00', SATURDAY) };
    expect(silence(NO_CONTACT, span, SATURDAY)).toEqual({ openMinutes: 0, silentMinutes: 0 });
  });

  it('begin with the pairing when it was at noon', () => {
    expect(silence(NO_CONTACT, { ...WHOLE, fromMs: at('12:00') })).toEqual({
      openMinutes: 210,
      silentMinutes: 210,
    });
  });

  it('leave the slot under way out', () => {
    const until = (clock: string) => silence(NO_CONTACT, { ...WHOLE, untilMs: at(clock) });
    expect(until('07:34').silentMinutes).toBe(0);
    expect(until('07:35').silentMinutes).toBe(5);
    expect(until('07:39').silentMinutes).toBe(5);
  });

  it('are never more than the open ones, and fall with every contact', () => {
    const anySlots = fc.array(fc.integer({ min: 0, max: 287 }));
    fc.assert(
      fc.property(anySlots, fc.integer({ min: 0, max: 287 }), (given, more) => {
        const less = withContact(NO_CONTACT, given);
        const before = silence(less);
        const after = silence(withContact(less, [more]));
        expect(before.silentMinutes).toBeLessThanOrEqual(before.openMinutes);
        expect([0, 5]).toContain(before.silentMinutes - after.silentMinutes);
      }),
    );
  });
});

describe('the time in which contact is expected', () => {
  const span = {
    pairedAtMs: at('12:00'),
    firstContact: { day: FRIDAY, contact: heard(['12:10', '12:11']) },
    endedAtMs: null,
    nowMs: at('16:00'),
  };

  it.each([
    ['from the pairing on the first day', {}, at('12:00'), at('16:00')],
    [
      'from the first contact that was kept, for a kiosk that was paired before',
      { pairedAtMs: at('12:00', addDays(FRIDAY, -30)) },
      at('12:10'),
      at('16:00'),
    ],
    ['until a revoked kiosk was last heard', { endedAtMs: at('14:00') }, at('12:00'), at('14:00')],
  ])('runs %s', (_what, change, fromMs, untilMs) => {
    expect(expectedContact({ ...span, ...change })).toEqual({ fromMs, untilMs });
  });

  it('is not known when no contact was ever kept', () => {
    expect(expectedContact({ ...span, firstContact: null })).toBeNull();
  });

  it('touches the days that it has a part of', () => {
    const expected = { fromMs: at('12:00'), untilMs: at('00:00', SATURDAY) };
    expect(touchesDay(expected, addDays(FRIDAY, -1))).toBe(false);
    expect(touchesDay(expected, FRIDAY)).toBe(true);
    expect(touchesDay(expected, SATURDAY)).toBe(false);
  });
});
