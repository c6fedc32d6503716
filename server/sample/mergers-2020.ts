import type { ListedUnit } from './real-units.ts';

/** What became of units on 1/1/2020, as far as the lists and one report support it. */
export interface Merger {
  /** Codes in the list of 2017. */
  readonly from: readonly string[];
  /** Code in the list of 2023. */
  readonly into: string;
  readonly kind: 'merge' | 'rename';
}

/**
 * Named in the provincial report hoinongdan.bacgiang.gov.vn/19603: who joined whom. The successor
 * has the code that the list of 2023 gives it.
 */
const REPORTED: readonly Merger[] = [
  merge('07306', '07300'), // Nhã Nam
  merge('07339', '07297'), // Cao Thượng
  merge('07682', '07693'), // Tân Dân and Tân An
  merge('07681', '07732', '07744'), // Neo, Nham Sơn and Thắng Cương: Nham Biền
  merge('07294', '07237'), // Bố Hạ
  merge('07288', '07234'), // Phồn Xương and Cầu Gồ
  merge('07777', '07753'), // Bích Sơn and Bích Động
  merge('07795', '07756'), // Hoàng Ninh and Nếnh
];

export interface Comparison {
  readonly successions: readonly Merger[];
  /** Codes that are in the older list only, and of which no source says where they went. */
  readonly unexplained: readonly string[];
}

/**
 * Compares two lists. Beside the reported mergers two things follow from them: a code that goes on
 * under the name of a unit that is gone from the same district took that unit in; a code that goes
 * on under any other name was renamed. Where the other units went, nothing here says.
 */
export function compareLists(
  before: readonly ListedUnit[],
  after: readonly ListedUnit[],
): Comparison {
  const later = new Map(after.map((unit) => [unit.code, unit]));
  const reported = new Set(REPORTED.flatMap(({ from }) => from));
  const gone = before.filter(({ code }) => !later.has(code) && !reported.has(code));
  const derived = before.flatMap((unit): Merger[] => {
    const name = later.get(unit.code)?.name;
    if (name === undefined || name === unit.name || reported.has(unit.code)) return [];
    const namesake = gone.find(
      (other) => other.name === name && other.parentCode === unit.parentCode,
    );
    return namesake === undefined
      ? [{ from: [unit.code], into: unit.code, kind: 'rename' }]
      : [merge(unit.code, namesake.code)];
  });
  const successions = [...REPORTED, ...derived];
  const explained = new Set(successions.flatMap(({ from }) => from));
  return {
    successions,
    unexplained: gone.flatMap(({ code }) => (explained.has(code) ? [] : [code])),
  };
}

function merge(into: string, ...others: string[]): Merger {
  return { from: [into, ...others], into, kind: 'merge' };
}
