import { describe, expect, it } from 'vitest';
import { initialsOf } from '../../../kiosk/components/initials.ts';
import { stretch, wallTime } from '../../../kiosk/components/wall-time.ts';

describe('initials', () => {
  it.each([
    ['Nguyễn Thị Hoa', 'NH'],
    ['  đỗ  Văn Ổi ', 'ĐỔ'],
    ['Hoa', 'H'],
    ['', ''],
  ])('of "%s" are "%s"', (name, initials) => {
    expect(initialsOf(name)).toBe(initials);
  });
});

describe('a stretch of time', () => {
  it.each([
    [0, '0:00'],
    [999, '0:01'],
    [599_001, '10:00'],
    [-61_000, '1:01'],
    [3_780_000, '1:03:00'],
  ])('%i ms reads %s', (ms, text) => {
    expect(stretch(ms)).toBe(text);
  });
});

describe('an instant for staff', () => {
  it('is told in the country’s time, day before month', () => {
    const text = wallTime(Date.UTC(2026, 10, 15, 18, 5), 'vi');
    expect(text).toContain('16/11/2026');
    expect(text).toContain('01:05');
  });
});
