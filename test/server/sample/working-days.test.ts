import { describe, expect, it } from 'vitest';
import { workingDays, weekdayOf } from '../../../server/sample/working-days.ts';
import { localDayOf, parseLocalDay, type LocalDay } from '../../../shared/domain/local-day.ts';

const day = (text: string): LocalDay => parseLocalDay(text) ?? expect.unreachable(text);
const between = (first: string, last: string) =>
  workingDays({ firstDay: day(first), lastDay: day(last) }).map(({ startsAtMs }) =>
    localDayOf(startsAtMs),
  );

describe('the days on which people are received', () => {
  it('are Monday to Friday', () => {
    expect(between('2026-11-13', '2026-11-17')).toEqual(['2026-11-13', '2026-11-16', '2026-11-17']);
    expect(weekdayOf(day('2026-11-15'))).toBe(7);
  });

  it('leave out Tết and the holidays of the civil calendar', () => {
    expect(between('2026-02-13', '2026-02-23')).toEqual(['2026-02-13', '2026-02-23']);
    expect(between('2026-04-29', '2026-05-04')).toEqual(['2026-04-29', '2026-05-04']);
  });

  it('see more visitors at the start of a week', () => {
    const [monday, friday] = [day('2026-11-16'), day('2026-11-20')].map(
      (one) => workingDays({ firstDay: one, lastDay: one })[0]?.visitorFactor ?? NaN,
    );
    expect(monday).toBeGreaterThan(friday ?? Infinity);
  });
});
