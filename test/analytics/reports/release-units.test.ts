import { describe, expect, it } from 'vitest';
import { releaseUnit } from '../../../analytics/reports/release-units.ts';
import { unitTree } from '../../../analytics/reports/unit-tree.ts';
import type { TreeUnit } from '../../../analytics/reports/period-facts.ts';
import { levels } from './small-province.ts';

const TREE = unitTree([
  unit('tỉnh', null),
  unit('huyện-a', 'tỉnh'),
  unit('huyện-b', 'tỉnh'),
  unit('xã-1', 'huyện-a'),
  unit('xã-2', 'huyện-a'),
  unit('xã-3', 'huyện-b'),
]);
const RULE = { fewerThan: 5 };

function unit(id: string, parentId: string | null): TreeUnit {
  return { id, code: id, name: id, kind: 'commune', parentId };
}

function release(unitId: string, own: Record<string, number>) {
  const tally = new Map(Object.entries(own).map(([id, n]) => [id, levels(n)]));
  return releaseUnit({ tree: TREE, unitId, rule: RULE }, tally);
}

describe('releaseUnit', () => {
  it('adds descendants to a unit and keeps its own ratings apart', () => {
    const { overall, own, children } = release('huyện-a', {
      'huyện-a': 20,
      'xã-1': 30,
      'xã-2': 40,
      'xã-3': 50,
    });
    expect(overall.counts.n5).toBe(90);
    expect(own.counts.n5).toBe(20);
    expect(children.get('xã-2')?.counts.n5).toBe(40);
  });

  it('withholds a unit in its own report when its sibling needs that', () => {
    const counts = { 'xã-1': 3, 'xã-2': 40, 'xã-3': 50 };
    expect(release('huyện-a', counts).children.get('xã-2')?.release).toMatchObject({
      kind: 'hide',
      why: 'complementary',
    });
    expect(release('xã-2', counts).overall.release).toMatchObject({ kind: 'hide' });
    expect(release('xã-2', counts).own.release).toMatchObject({ kind: 'hide' });
  });

  it('withholds all below a withheld unit', () => {
    // huyện-b is small, so huyện-a is withheld with it, and its communes with that.
    const { children } = release('huyện-a', { 'xã-1': 30, 'xã-2': 40, 'xã-3': 2 });
    expect([...children.values()].map(({ release: { kind } }) => kind)).toEqual(['hide', 'hide']);
  });

  it('says of a tree that nobody rated that it is empty', () => {
    expect(release('xã-1', {}).overall.release).toEqual({ kind: 'empty' });
  });
});

describe('unitTree', () => {
  it('gives the path from the root and the descendants', () => {
    expect(TREE.pathTo('xã-1').map(({ id }) => id)).toEqual(['tỉnh', 'huyện-a', 'xã-1']);
    expect(TREE.withDescendants('huyện-a')).toEqual(['huyện-a', 'xã-1', 'xã-2']);
  });

  it('refuses a unit that stands below itself', () => {
    const cycle = unitTree([unit('a', 'b'), unit('b', 'a')]);
    expect(() => cycle.pathTo('a')).toThrow(/below itself/);
    expect(() => cycle.withDescendants('a')).toThrow(/below itself/);
  });

  it('refuses an unknown unit', () => {
    expect(() => TREE.unit('x')).toThrow(RangeError);
  });
});
