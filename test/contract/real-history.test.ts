import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadRealHistory } from '../../server/sample/load-real-history.ts';
import { compareLists } from '../../server/sample/mergers-2020.ts';
import { units2016, units2020, units2025 } from '../../server/sample/real-units.ts';
import { openStore, type Store } from '../../server/store/open-store.ts';
import { loadUnitHistory, type UnitHistory } from '../../server/store/unit-history.ts';
import { loadUnitTree } from '../../server/store/unit-tree.ts';
import { day } from '../analytics/reports/small-province.ts';
import { ENGINES } from './engines.ts';

describe('what the lists and the report say of 1/1/2020', () => {
  const { successions, unexplained } = compareLists(units2016(), units2020());

  it('explains each unit of 2016 once, or says that nothing explains it', () => {
    const named = successions.flatMap(({ from }) => from);
    expect(new Set(named).size).toBe(named.length);
    const later = new Set(units2020().map(({ code }) => code));
    const gone = units2016().filter(({ code }) => !later.has(code));
    for (const { code } of gone) expect([...named, ...unexplained]).toContain(code);
    expect(units2016().length - gone.length).toBe(units2020().length);
  });

  it('reads a name that goes on under another code as a merger, another name as a new one', () => {
    expect(successions).toContainEqual({ from: ['07399', '07369'], into: '07399', kind: 'merge' });
    expect(successions).toContainEqual({ from: ['07627'], into: '07627', kind: 'rename' });
  });
});

describe.each(ENGINES)('the real history on %s', (_engine, locate) => {
  let store: Store;
  let history: UnitHistory;
  let ids = 0;
  beforeAll(async () => {
    store = await openStore(await locate());
    const newId = () => `id-${String((ids += 1)).padStart(6, '0')}`;
    await loadRealHistory(store, { atMs: 0, newId, accountId: null });
    history = await loadUnitHistory(store.db);
  });
  afterAll(() => store.close());

  const countOn = async (text: string) => {
    const [root, ...others] = (await loadUnitTree(store.db, day(text))).filter(
      ({ code }) => code === '24',
    );
    expect(others).toEqual([]);
    const all = [...(root?.children ?? [])];
    for (const unit of all) all.push(...unit.children);
    const of = (kind: string) => all.filter((unit) => unit.kind === kind).length;
    return { name: root?.name, districts: of('district'), communes: of('commune') };
  };

  it.each([
    ['2016-06-01', { name: 'Tỉnh Bắc Giang', districts: 10, communes: 230 }],
    ['2019-12-31', { name: 'Tỉnh Bắc Giang', districts: 10, communes: 230 }],
    ['2020-01-01', { name: 'Tỉnh Bắc Giang', districts: 10, communes: 209 }],
    ['2025-01-01', { name: 'Tỉnh Bắc Giang', districts: 10, communes: 209 }],
    ['2025-07-01', { name: 'Tỉnh Bắc Ninh', districts: 0, communes: 99 }],
  ])('has on %s the units of the list in force', async (text, counts) => {
    expect(await countOn(text)).toEqual(counts);
  });

  it('has every unit of each list on a day on which the list held', async () => {
    const valid = (text: string) =>
      [...history.units.values()].filter(
        ({ validFrom, validTo }) => validFrom <= text && (validTo === null || validTo >= text),
      );
    for (const [text, list] of [
      ['2018-01-01', units2016()],
      ['2023-04-01', units2020()],
      ['2026-08-01', units2025()],
    ] as const) {
      const there = valid(text).map(({ code, name }) => `${code} ${name}`);
      expect(there).toEqual(
        expect.arrayContaining(list.map(({ code, name }) => `${code} ${name}`)),
      );
    }
  });

  it('never lets two valid units hold one code on one day', () => {
    const byCode = Map.groupBy(history.units.values(), ({ code }) => code);
    for (const [, units] of byCode) {
      const inOrder = units.toSorted((a, b) => (a.validFrom < b.validFrom ? -1 : 1));
      inOrder.slice(1).forEach((unit, place) => {
        const before = inOrder[place]?.validTo ?? null;
        expect(before !== null && before < unit.validFrom).toBe(true);
      });
    }
  });

  it('knows the chain from Thắng Cương to Nham Biền, and names the source', () => {
    const idOf = (name: string) =>
      [...history.units.values()].find((unit) => unit.name === name)?.id ?? name;
    expect(history.successions).toContainEqual(
      expect.objectContaining({
        predecessorId: idOf('Xã Thắng Cương'),
        successorId: idOf('Thị trấn Nham Biền'),
        kind: 'merge',
        onDay: '2020-01-01',
      }),
    );
    expect(history.successions.every(({ legalBasis }) => legalBasis.length > 10)).toBe(true);
  });

  it('knows Việt Yên as district, as town and as ward', () => {
    const named = [...history.units.values()].filter(({ name }) => name.endsWith('Việt Yên'));
    expect(named.map(({ name }) => name).sort()).toEqual([
      'Huyện Việt Yên',
      'Phường Việt Yên',
      'Thị xã Việt Yên',
    ]);
  });
});
