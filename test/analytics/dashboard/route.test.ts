import { describe, expect, it } from 'vitest';
import {
  PAGES,
  TABLE_KEYS,
  parseRoute,
  printRoute,
  toPage,
} from '../../../analytics/dashboard/route.ts';
import type { Route } from '../../../analytics/dashboard/route.ts';

const HOME: Route = {
  page: 'overview',
  unit: null,
  period: null,
  table: null,
  sort: null,
  within: null,
};

function there(address: string): Route {
  const url = new URL(address, 'http://office');
  return parseRoute(url.pathname, url.search);
}

describe('parseRoute', () => {
  it.each<[string, Partial<Route>]>([
    ['/', {}],
    ['/kiosks', { page: 'kiosks' }],
    ['/kiosks/', { page: 'kiosks' }],
    ['/?unit=219&period=2026-Q4', { unit: '219', period: '2026-Q4' }],
    [
      '/compare?table=counters&within=219-Q2',
      { page: 'compare', table: 'counters', within: '219-Q2' },
    ],
    ['/compare?sort=-rate', { page: 'compare', sort: { column: 'rate', descending: true } }],
    ['/compare?sort=name', { page: 'compare', sort: { column: 'name', descending: false } }],
    ['/nowhere', { page: 'not-found' }],
  ])('reads %s', (address, expected) => {
    expect(there(address)).toEqual({ ...HOME, ...expected });
  });

  it.each([
    '/?unit=',
    `/?unit=${'9'.repeat(65)}`,
    '/?table=salaries',
    '/?sort=--',
    '/?sort=1;drop',
  ])('leaves out what makes no sense in %s', (address) => {
    expect(there(address)).toEqual(HOME);
  });
});

describe('printRoute', () => {
  const routes = PAGES.flatMap((page) =>
    [null, ...TABLE_KEYS].map((table): Route => ({
      page,
      unit: 'Đ-01',
      period: '2026-9M',
      table,
      sort: { column: 'last-year', descending: true },
      within: 'a b&c',
    })),
  );

  it.each(routes)('is read back as $page, $table', (route) => {
    expect(there(printRoute(route))).toEqual(route);
  });

  it('prints no filter that has its default', () => {
    expect(printRoute({ ...HOME, page: 'targets' })).toBe('/targets');
  });
});

describe('toPage', () => {
  it('keeps unit and period and drops what only the old page understands', () => {
    const route = there('/compare?unit=219&period=2026-11&table=counters&sort=rate&within=x');
    expect(toPage(route, 'overview')).toEqual({ ...HOME, unit: '219', period: '2026-11' });
  });
});
