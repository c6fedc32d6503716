import { LEVELS } from '../../../shared/domain/level.ts';
import type { Figure } from '../../reports/figure.ts';
import { formatCount, formatPercent } from '../../reports/format.ts';
import { LEVEL_NAMES } from '../../reports/names.ts';
import { figureView, whiskerStart } from '../figure-view.ts';
import { useSpeech } from '../i18n/wording.tsx';
import { Link } from '../navigation.tsx';
import type { Route, Sort } from '../route.ts';
import { nextSort, sortRows } from '../sort-rows.ts';
import type { SortColumn } from '../sort-rows.ts';
import type { RowGroup, TableRow } from '../table-rows.ts';
import { IntervalWhisker } from './interval-whisker.tsx';
import { FigureVerdict } from './verdict-chip.tsx';

type TableProps = Readonly<{
  caption: string;
  nameHeading: string;
  besideHeadings?: readonly string[];
  groups: readonly RowGroup[];
  /** Rows above all groups: the unit as a whole, what was rated at the unit itself. */
  totals?: readonly TableRow[];
  sort: Sort | null;
  /** Without it the headings are plain text. */
  onSort?: (sort: Sort | null) => void;
  levels?: boolean;
  lastYear?: boolean;
  routeOf?: (row: TableRow) => Route | null;
  current?: string | null;
}>;

const ROMAN = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X'];

/** Rows with a figure each: count, rate, interval, verdict, earlier rates; groups by Roman numeral. */
export function FigureTable(props: TableProps) {
  const { caption, groups, totals = [], besideHeadings = [] } = props;
  const rows = [...totals, ...groups.flatMap((group) => group.rows)];
  const from = whiskerStart(rows.map(({ figure }) => figure));
  const columns =
    8 + besideHeadings.length + (props.levels === true ? 5 : 0) + (props.lastYear === true ? 1 : 0);
  const print = { ...props, from };
  return (
    <table class={props.levels === true ? 'figure-table with-levels' : 'figure-table'}>
      <caption class="visually-hidden">{caption}</caption>
      <TableHead {...print} />
      {totals.length > 0 && (
        <tbody class="table-totals">
          {totals.map((row) => (
            <Row key={row.key} {...print} row={row} index="" />
          ))}
        </tbody>
      )}
      {groups.map((group, place) => (
        <tbody key={group.title ?? place}>
          {group.title !== null && (
            <tr class="group-row">
              <th scope="rowgroup" colSpan={columns}>
                {ROMAN[place] ?? place + 1}. {group.title}
              </th>
            </tr>
          )}
          {sortRows(group.rows, props.sort).map((row, index) => (
            <Row key={row.key} {...print} row={row} index={String(index + 1)} />
          ))}
        </tbody>
      ))}
    </table>
  );
}

type PrintProps = TableProps & Readonly<{ from: number }>;

function TableHead(props: PrintProps) {
  const { language, wording } = useSpeech();
  const words = wording.report.table;
  const scale = words.intervalScale(formatPercent(props.from, language, 0), '100%');
  return (
    <thead>
      <tr>
        <th scope="col" class="cell-index">
          {words.index}
        </th>
        <Heading {...props} column="name" text={props.nameHeading} class="cell-name" />
        {props.besideHeadings?.map((heading) => (
          <th key={heading} scope="col">
            {heading}
          </th>
        ))}
        <Heading {...props} column="n" text={words.n} class="cell-number" />
        {props.levels === true &&
          LEVELS.map((level) => (
            <th key={level} scope="col" class="cell-number cell-level">
              <span class={`level-mark level-mark-${level}`} aria-hidden="true" />
              {LEVEL_NAMES[level][language]}
            </th>
          ))}
        <Heading {...props} column="rate" text={words.rate} class="cell-number" />
        <th scope="col" class="cell-whisker">
          {words.interval} <span class="soft">{scale}</span>
        </th>
        <Heading {...props} column="distance" text={words.distance} class="cell-number" />
        <Heading {...props} column="verdict" text={words.verdict} class="cell-verdict" />
        <Heading {...props} column="previous" text={words.previous} class="cell-number" />
        {props.lastYear === true && (
          <Heading {...props} column="last-year" text={words.lastYear} class="cell-number" />
        )}
      </tr>
    </thead>
  );
}

type HeadingProps = PrintProps & Readonly<{ column: SortColumn; text: string; class: string }>;

function Heading({ sort, onSort, column, text, class: className }: HeadingProps) {
  const { wording } = useSpeech();
  const mine = sort?.column === column ? sort : null;
  const direction = mine === null ? undefined : mine.descending ? 'descending' : 'ascending';
  if (onSort === undefined) {
    return (
      <th scope="col" class={className}>
        {text}
      </th>
    );
  }
  return (
    <th scope="col" class={className} aria-sort={direction}>
      <button
        type="button"
        class="sort-button"
        title={wording.report.table.sortBy(text)}
        onClick={() => onSort(nextSort(sort, column))}
      >
        {text}
        <span class="sort-sign" aria-hidden="true">
          {direction === undefined ? '↕' : direction === 'descending' ? '↓' : '↑'}
        </span>
      </button>
    </th>
  );
}

type RowProps = PrintProps & Readonly<{ row: TableRow; index: string }>;

function Row({ row, index, from, levels, lastYear, routeOf, current }: RowProps) {
  const { language, wording } = useSpeech();
  const words = wording.report.table;
  const { figure } = row;
  const view = figureView(figure, language);
  const route = routeOf?.(row) ?? null;
  return (
    <tr class={row.key === current ? 'row-current' : undefined}>
      <td class="cell-index">{index}</td>
      <th scope="row" class="cell-name">
        {route === null ? row.name : <Link to={route}>{row.name}</Link>}
        {row.notes.map((note) => (
          <span key={note} class="row-note">
            {note}
          </span>
        ))}
      </th>
      {row.beside.map((text, place) => (
        <td key={place}>{text}</td>
      ))}
      <td class={figure.kind === 'hidden' ? 'cell-number cell-faint' : 'cell-number'}>{view.n}</td>
      {levels === true && <LevelCells figure={figure} />}
      <td class={view.faint ? 'cell-number cell-faint' : 'cell-number cell-rate'}>
        {view.rate ?? words.none}
      </td>
      <td class="cell-whisker">
        {figure.kind === 'shown' ? (
          <IntervalWhisker figure={figure} from={from} />
        ) : (
          <span class="soft">{words.none}</span>
        )}
      </td>
      <td class="cell-number">{view.distance ?? words.none}</td>
      <td class="cell-verdict">
        <FigureVerdict figure={figure} withTarget={false} />
        {figure.kind === 'empty' && <span class="soft">{words.noRatings}</span>}
      </td>
      <td class="cell-number">{view.previous ?? words.none}</td>
      {lastYear === true && <td class="cell-number">{view.lastYear ?? words.none}</td>}
    </tr>
  );
}

function LevelCells({ figure }: Readonly<{ figure: Figure }>) {
  const { language, wording } = useSpeech();
  return (
    <>
      {LEVELS.map((level) => (
        <td key={level} class="cell-number cell-level">
          {figure.kind === 'shown'
            ? formatCount(figure.counts[`n${level}`], language)
            : wording.report.table.none}
        </td>
      ))}
    </>
  );
}
