import { describe, expect, it } from 'vitest';
import {
  codeFault,
  laterDay,
  nameFault,
  nextName,
  suggestedName,
  typedCode,
  USUAL_WEEK,
} from '../../../analytics/dashboard/place-draft.ts';
import { parseLocalDay } from '../../../shared/domain/local-day.ts';
import { OFFICE_HOURS } from '../../../shared/domain/opening-hours.ts';
import { readOpeningHours } from '../../../shared/validation/opening-hours-schema.ts';

describe('the name of the next counter', () => {
  it.each([
    ['Quầy số 1', 'Quầy số 2'],
    ['Quầy 9', 'Quầy 10'],
    ['Quầy 09 ', 'Quầy 10'],
    ['Q001', 'Q002'],
    ['7', '8'],
    ['Quầy hộ tịch', ''],
    ['', ''],
  ])('after "%s" is "%s"', (name, next) => {
    expect(nextName(name)).toBe(next);
  });

  it.each([
    [[], 'Quầy số 1'],
    [['Quầy hộ tịch'], 'Quầy số 1'],
    [['Quầy 1', 'Quầy 2', 'Quầy đất đai'], 'Quầy 3'],
  ])('follows the last of %j that has a number', (names, suggested) => {
    expect(suggestedName(names, 'Quầy số 1')).toBe(suggested);
  });
});

describe('what was typed', () => {
  it.each([
    ['Quầy 1', null],
    ['  ', 'missing'],
    ['x'.repeat(200), null],
    ['x'.repeat(201), 'too-long'],
  ])('as a name (%s) has the fault %s', (text, fault) => {
    expect(nameFault(text)).toBe(fault);
  });

  it.each([
    ['', null],
    [' Q-1 ', null],
    ['Đất.đai_2', null],
    ['Q 1', 'wrong-code'],
    ['-Q1', 'wrong-code'],
    ['x'.repeat(65), 'wrong-code'],
  ])('as a code (%s) has the fault %s', (text, fault) => {
    expect(codeFault(text)).toBe(fault);
  });

  it('leaves a code out that was not given', () => {
    expect(typedCode('  ')).toEqual({});
    expect(typedCode(' Q1 ')).toEqual({ code: 'Q1' });
  });
});

describe('what a form begins with', () => {
  it('is the later of two days', () => {
    const [early, late] = [parseLocalDay('2026-01-31'), parseLocalDay('2026-02-01')];
    if (early === undefined || late === undefined) throw new Error('not days');
    expect([laterDay(early, late), laterDay(late, early)]).toEqual([late, late]);
  });

  it('is the week that the server takes for the usual one', () => {
    expect(readOpeningHours(JSON.stringify(USUAL_WEEK))).toEqual(OFFICE_HOURS);
    expect(USUAL_WEEK['5']).toEqual([
      ['07:30', '11:30'],
      ['13:30', '17:00'],
    ]);
  });
});
