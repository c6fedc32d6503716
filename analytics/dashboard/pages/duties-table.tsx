import type { DutyEntry } from '../../../shared/api/duties.ts';
import { localDayOf, type LocalDay } from '../../../shared/domain/local-day.ts';
import { formatDay } from '../../reports/format.ts';
import {
  daysOfWeek,
  dutiesOn,
  proposedHours,
  weekdayOf,
  type CounterOfWeek,
  type DutyOfDay,
} from '../duty-week.ts';
import { useSpeech } from '../i18n/wording.tsx';
import { useServices } from '../services.ts';
import type { AskedDuty } from './duties-edit.tsx';

type TableProps = Readonly<{
  counters: readonly CounterOfWeek[];
  duties: readonly DutyEntry[];
  monday: LocalDay;
  mayChange: boolean;
  onAsk: (asked: AskedDuty) => void;
}>;

/** Counters down, days across; who serves, and when. */
export function DutyTable(props: TableProps) {
  const { wording } = useSpeech();
  const { nowMs } = useServices();
  const { counters, monday } = props;
  const words = wording.duties;
  const today = localDayOf(nowMs());
  const days = daysOfWeek(monday);
  return (
    <div class="card duties-card">
      <table class="duties-table">
        <caption class="visually-hidden">{words.title}</caption>
        <thead>
          <tr>
            <th scope="col">{words.counter}</th>
            {days.map((day, place) => (
              <th key={day} scope="col" class={day === today ? 'duties-today' : undefined}>
                {words.shortDays[place]}{' '}
                <span class="duties-date">{formatDay(day).slice(0, 5)}</span>
                {day === today && <span class="duties-now"> {words.today}</span>}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {counters.map((row) => (
            <tr key={row.counter.id}>
              <th scope="row">
                {row.counter.name}
                <span class="cell-under">{row.counter.fieldName ?? row.point.name}</span>
              </th>
              {days.map((day) => (
                <DayCell key={day} {...props} row={row} day={day} isToday={day === today} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

type CellProps = TableProps & Readonly<{ row: CounterOfWeek; day: LocalDay; isToday: boolean }>;

function DayCell({ duties, mayChange, onAsk, row, day, isToday }: CellProps) {
  const { wording } = useSpeech();
  const words = wording.duties;
  const served = dutiesOn(duties, row.counter.id, day);
  const named = `${words.shortDays[weekdayOf(day) - 1] ?? ''} ${formatDay(day)}`;
  const add = () => {
    const hours = proposedHours(row.point, day, served);
    onAsk({ counter: row.counter, day, hours, duty: null });
  };
  return (
    <td data-day={named} class={isToday ? 'duties-today' : undefined}>
      {served.map((one) =>
        mayChange ? (
          <button
            key={one.duty.id}
            type="button"
            class="duty"
            onClick={() => onAsk({ counter: row.counter, day, hours: one, duty: one.duty })}
          >
            <DutyText one={one} />
            <span class="visually-hidden">{words.changeAt(row.counter.name, named)}</span>
          </button>
        ) : (
          <p key={one.duty.id} class="duty">
            <DutyText one={one} />
          </p>
        ),
      )}
      {served.length === 0 && <span class="duties-nobody">{words.nobody}</span>}
      {mayChange && (
        <button
          type="button"
          class="duty-add"
          aria-label={words.addAt(row.counter.name, named)}
          onClick={add}
        >
          + {words.add}
        </button>
      )}
    </td>
  );
}

/** Staff may have said at the kiosk that nobody serves. */
const nameOf = ({ officialId, officialName }: DutyEntry, nobody: string): string =>
  officialId === null ? nobody : officialName;

function DutyText({ one }: Readonly<{ one: DutyOfDay }>) {
  const { wording } = useSpeech();
  const words = wording.duties;
  const isWhole = one.from === '00:00' && one.to === '24:00';
  return (
    <>
      <span class="duty-name">{nameOf(one.duty, words.saidNobody)}</span>
      <span class="duty-hours">{isWhole ? words.allDay : words.hours(one.from, one.to)}</span>
      {one.duty.saidAtKiosk !== null && (
        <span class="duty-said" title={words.saidAt(one.duty.saidAtKiosk)}>
          {words.said}
        </span>
      )}
    </>
  );
}
