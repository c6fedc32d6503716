import { describe, expect, it } from 'vitest';
import { ENTRY_KEY } from '../../../server/import/entries.ts';
import { sampleDays } from '../../../server/sample/sample-days.ts';
import { sampleOrganisation } from '../../../server/sample/sample-organisation.ts';
import { SAMPLE_NOW_MS } from './sample-plans.ts';

const range = sampleDays(SAMPLE_NOW_MS);
const organisation = sampleOrganisation('seed', range);
const ofKind = (kind: string) => organisation.units.filter((unit) => unit.kind === kind);

describe('the sample province', () => {
  it('is Bắc Giang as of 2016', () => {
    expect(ofKind('province')).toHaveLength(1);
    expect(ofKind('centre').map(({ name }) => name)).toEqual(['Trung tâm Hành chính công tỉnh']);
    expect(ofKind('district')).toHaveLength(10);
    expect(ofKind('commune')).toHaveLength(230);
  });

  it('is one tree: every unit but the province has a parent that is there', () => {
    const codes = new Set(organisation.units.map(({ code }) => code));
    const roots = organisation.units.filter(({ parentCode }) => !codes.has(parentCode ?? ''));
    expect(roots.map(({ kind }) => kind)).toEqual(['province']);
  });

  it.each(['units', 'servicePoints', 'counters', 'officials', 'duties'] as const)(
    'gives each of its %s a code of its own',
    (list) => {
      const keyOf: (entry: never) => string = ENTRY_KEY[list];
      const keys = organisation[list].map((entry) => keyOf(entry as never));
      expect(new Set(keys).size).toBe(keys.length);
    },
  );

  it('covers 14 whole reporting months and the present one', () => {
    expect(range).toEqual({ firstDay: '2025-09-15', lastDay: '2026-11-20' });
  });

  it('has an official on duty at every counter now and in two months, one at a time', () => {
    for (const [counterCode, duties] of Map.groupBy(
      organisation.duties,
      (duty) => duty.counterCode,
    )) {
      for (const atMs of [SAMPLE_NOW_MS, SAMPLE_NOW_MS + 60 * 86_400_000]) {
        const onDuty = duties.filter(
          ({ startsAtMs, endsAtMs }) => startsAtMs <= atMs && atMs < endsAtMs,
        );
        expect(onDuty, counterCode).toHaveLength(1);
      }
      const overlapping = duties.filter(
        ({ startsAtMs }, index) => startsAtMs < (duties[index - 1]?.endsAtMs ?? 0),
      );
      expect(overlapping, counterCode).toEqual([]);
    }
    expect(new Set(organisation.duties.map((duty) => duty.counterCode)).size).toBe(
      organisation.counters.length,
    );
  });

  it('leaves some counters without anybody for a while', () => {
    const gaps = [...Map.groupBy(organisation.duties, (duty) => duty.counterCode).values()].filter(
      (duties) =>
        duties.some(
          ({ startsAtMs }, index) => startsAtMs > (duties[index - 1]?.endsAtMs ?? Infinity),
        ),
    );
    expect(gaps.length).toBeGreaterThan(5);
  });

  it('is the same for one seed and another for another', () => {
    expect(sampleOrganisation('seed', range)).toEqual(organisation);
    expect(sampleOrganisation('other', range).officials).not.toEqual(organisation.officials);
  });
});
