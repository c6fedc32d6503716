import { describe, expect, it } from 'vitest';
import {
  foldVietnamese,
  matchesQuery,
  placedUnits,
  searchUnits,
  visibleUnits,
} from '../../../analytics/dashboard/unit-search.ts';
import { UNITS } from './canned-organisation.ts';

const UNITS_IN_ORDER = placedUnits(UNITS);

function found(query: string): string[] {
  return searchUnits(UNITS_IN_ORDER, query).map(({ unit }) => unit.name);
}

describe('foldVietnamese', () => {
  it.each([
    ['Lục Ngạn', 'luc ngan'],
    ['ĐỒNG SƠN', 'dong son'],
    ['đất đai', 'dat dai'],
    // The same letter typed as base and marks.
    ['Thế'.normalize('NFD'), 'the'],
    ['  Hiệp   Hòa ', 'hiep hoa'],
    ['Ưu ơ ỵ', 'uu o y'],
  ])('reads %s as %s', (text, expected) => {
    expect(foldVietnamese(text)).toBe(expected);
  });
});

describe('matchesQuery', () => {
  it.each([
    ['Huyện Lục Ngạn', 'luc', true],
    ['Huyện Lục Ngạn', 'ngan luc', true],
    ['Huyện Lục Ngạn', 'LỤC', true],
    ['Huyện Lục Ngạn', 'gan', false],
    ['Huyện Lục Ngạn', 'luc nam', false],
    ['Sở Lao động - Thương binh', 'dong thuong', true],
    ['Huyện Lục Ngạn', '', true],
  ])('%s for "%s": %s', (text, query, expected) => {
    expect(matchesQuery(text, query)).toBe(expected);
  });
});

describe('searchUnits', () => {
  it('finds units without diacritics at any depth', () => {
    expect(found('luc')).toEqual(['Huyện Lục Nam', 'Huyện Lục Ngạn']);
    expect(found('phong minh')).toEqual(['Xã Phong Minh']);
  });

  it('finds by code', () => {
    expect(found('219-3')).toEqual(['Xã Tân Sơn']);
  });

  it('puts names that hold the query as typed first', () => {
    expect(found('son')[0]).not.toBe('Thị trấn Chũ');
    expect(found('tan son')).toEqual(['Xã Tân Sơn']);
  });

  it('finds nothing for nonsense', () => {
    expect(found('zzz')).toEqual([]);
  });
});

describe('visibleUnits', () => {
  it('shows the root alone while nothing is open', () => {
    expect(visibleUnits(UNITS, new Set()).map(({ unit }) => unit.code)).toEqual(['24']);
  });

  it('shows what stands below open units, each after its parent', () => {
    const codes = visibleUnits(UNITS, new Set(['24', '219'])).map(({ unit }) => unit.code);
    expect(codes.indexOf('219-1')).toBe(codes.indexOf('219') + 1);
    expect(codes).toHaveLength(30);
  });

  it('keeps a unit hidden whose parent is closed, open or not itself', () => {
    expect(visibleUnits(UNITS, new Set(['219']))).toHaveLength(1);
  });
});
