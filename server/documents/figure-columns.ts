import type { Change, Figure, Judgement, ReportTarget } from '../../analytics/reports/figure.ts';
import { formatCoarse, formatHidden } from '../../analytics/reports/format.ts';
import { LEVEL_NAMES, NOMINAL_NAMES, VERDICT_NAMES } from '../../analytics/reports/names.ts';
import { LEVELS } from '../../shared/domain/level.ts';
import type { Level } from '../../shared/domain/level.ts';
import { BLANK, count, text } from './printed-table.ts';
import type { PrintedCell, PrintedColumn } from './printed-table.ts';

/** A column of the appendix tables, filled from a row's figure. */
export interface FigureColumn extends PrintedColumn {
  readonly key: string;
  readonly cell: (figure: Figure) => PrintedCell;
}

const SHARE = { width: 9, align: 'right' } as const;
const NUMBER = { width: 6.5, align: 'right' } as const;
const LEVELS_GROUP = 'Mức độ đánh giá';
const INTERVAL_GROUP = 'Khoảng tin cậy 95%';
const TARGET_GROUP = 'So với chỉ tiêu';
const PREVIOUS_GROUP = 'Kỳ trước';
const LAST_YEAR_GROUP = 'Cùng kỳ năm trước';

const ratings: FigureColumn = {
  key: 'n',
  headings: ['Số lượt đánh giá'],
  width: 11,
  align: 'right',
  cell: ratingsCell,
};

const rate: FigureColumn = {
  key: 'rate',
  headings: ['Tỷ lệ hài lòng (%)'],
  ...SHARE,
  formula: ' ((n5)+(n4)) /(n)',
  cell: (figure) => {
    if (figure.kind === 'coarse') return text(formatCoarse(figure));
    return figure.kind === 'shown' ? share(figure.rate) : BLANK;
  },
};

const interval: readonly FigureColumn[] = [
  {
    key: 'lower',
    headings: [INTERVAL_GROUP, 'Từ (%)'],
    ...SHARE,
    cell: (figure) => (figure.kind === 'shown' ? share(figure.interval.lower) : BLANK),
  },
  {
    key: 'upper',
    headings: [INTERVAL_GROUP, 'Đến (%)'],
    ...SHARE,
    cell: (figure) => (figure.kind === 'shown' ? share(figure.interval.upper) : BLANK),
  },
];

const target: readonly FigureColumn[] = [
  {
    key: 'target',
    headings: [TARGET_GROUP, 'Chỉ tiêu (%)'],
    ...SHARE,
    cell: (figure) => {
      const held = targetOf(figure);
      return held === null ? BLANK : { kind: 'target', target: held };
    },
  },
  {
    key: 'distance',
    headings: [TARGET_GROUP, 'Chênh lệch (điểm %)'],
    ...SHARE,
    formula: ' (rate)-(target)',
    cell: (figure) => judged(figure, ({ distance }) => ({ kind: 'points', value: distance })),
  },
  {
    key: 'nominal',
    headings: [TARGET_GROUP, 'Kết quả'],
    width: 12,
    align: 'center',
    cell: (figure) => judged(figure, (judgement) => text(nominalText(judgement))),
  },
  {
    key: 'verdict',
    headings: [TARGET_GROUP, 'Kết luận thống kê'],
    width: 17,
    align: 'center',
    cell: (figure) => judged(figure, ({ verdict }) => text(VERDICT_NAMES[verdict].vi)),
  },
];

const changes: readonly FigureColumn[] = [
  ...changeColumns('previous', PREVIOUS_GROUP, (figure) => figure.sincePrevious),
  ...changeColumns('lastYear', LAST_YEAR_GROUP, (figure) => figure.sinceLastYear),
];

const note: FigureColumn = {
  key: 'note',
  headings: ['Ghi chú'],
  width: 14,
  align: 'left',
  cell: (figure) => text(noteOf(figure)),
};

/** Columns that a table with a target prints: Phụ lục I of the report. */
export const FIGURE_COLUMNS: readonly FigureColumn[] = [
  ratings,
  ...LEVELS.flatMap(levelColumns),
  rate,
  ...interval,
  ...target,
  ...changes,
  note,
];

/** The same without what a target would be needed for. */
export const COLUMNS_WITHOUT_TARGET: readonly FigureColumn[] = FIGURE_COLUMNS.filter(
  (column) => !target.includes(column),
);

function levelColumns(level: Level): FigureColumn[] {
  const group = LEVEL_NAMES[level].vi;
  const name = `n${level}` as const;
  return [
    {
      key: name,
      headings: [LEVELS_GROUP, group, 'SL'],
      ...NUMBER,
      cell: (figure) => (figure.kind === 'shown' ? count(figure.counts[name]) : BLANK),
    },
    {
      key: `${name}Share`,
      headings: [LEVELS_GROUP, group, '%'],
      ...SHARE,
      cell: (figure) => (figure.kind === 'shown' ? share(figure.counts[name] / figure.n) : BLANK),
    },
  ];
}

function changeColumns(
  key: string,
  group: string,
  changeOf: (figure: Extract<Figure, { kind: 'shown' }>) => Change,
): FigureColumn[] {
  const known = (figure: Figure) => {
    const change = figure.kind === 'shown' ? changeOf(figure) : undefined;
    return change?.kind === 'known' ? change : undefined;
  };
  return [
    {
      key,
      headings: [group, 'Tỷ lệ (%)'],
      ...SHARE,
      cell: (figure) => {
        const change = known(figure);
        return change === undefined ? BLANK : share(change.earlierRate);
      },
    },
    {
      key: `${key}Change`,
      headings: [group, 'Tăng, giảm (điểm %)'],
      ...SHARE,
      cell: (figure) => {
        const change = known(figure);
        return change === undefined ? BLANK : { kind: 'points', value: change.difference };
      },
    },
  ];
}

function ratingsCell(figure: Figure): PrintedCell {
  switch (figure.kind) {
    case 'shown':
    case 'coarse':
      return count(figure.n);
    case 'hidden':
      return text(formatHidden(figure, 'vi'));
    case 'empty':
      return count(0);
  }
}

function share(value: number): PrintedCell {
  return { kind: 'share', value };
}

function targetOf(figure: Figure): ReportTarget | null {
  if (figure.kind === 'coarse') return figure.target;
  return figure.kind === 'shown' ? (figure.judgement?.target ?? null) : null;
}

function judged(figure: Figure, cell: (judgement: Judgement) => PrintedCell): PrintedCell {
  if (figure.kind !== 'shown' || figure.judgement === null) return BLANK;
  return cell(figure.judgement);
}

/** An asterisk where the interval does not bear the nominal result out. */
function nominalText({ nominal, verdict }: Judgement): string {
  const isSure = verdict === 'met' || verdict === 'not-met';
  return `${NOMINAL_NAMES[nominal].vi}${isSure ? '' : ' (*)'}`;
}

function noteOf(figure: Figure): string {
  switch (figure.kind) {
    case 'shown':
      return '';
    case 'coarse':
      return 'Chỉ nêu gần đúng';
    case 'hidden':
      return 'Không công bố';
    case 'empty':
      return 'Không có lượt';
  }
}
