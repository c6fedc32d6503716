import { describe, expect, test } from 'vitest';
import { UNIT_KINDS } from '../../../shared/domain/unit.ts';
import type { Unit } from '../../../shared/domain/unit.ts';
import { isValidOn } from '../../../shared/domain/validity.ts';
import { day } from './arbitrary-day.ts';

const yenDung: Unit = Object.freeze({
  id: 'unit-yen-dung',
  code: '221',
  name: 'Huyện Yên Dũng',
  kind: 'district',
  validFrom: day('2016-01-01'),
  validTo: day('2024-12-31'),
});

describe('a unit', () => {
  test.each([
    ['2015-12-31', false],
    ['2016-01-01', true],
    ['2024-12-31', true],
    ['2025-01-01', false],
  ])('with an end is valid on %s: %s, both ends inside', (text, expected) => {
    expect(isValidOn(yenDung, day(text))).toBe(expected);
  });

  test('without an end is valid until further notice', () => {
    expect(isValidOn({ ...yenDung, validTo: null }, day('9999-12-31'))).toBe(true);
  });

  test('is of a kind that is named once', () => {
    expect(new Set(UNIT_KINDS).size).toBe(UNIT_KINDS.length);
    expect(UNIT_KINDS).toContain(yenDung.kind);
  });
});
