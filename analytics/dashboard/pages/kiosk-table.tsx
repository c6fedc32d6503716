import type { KioskDay, KioskDays, KioskDayTotals } from '../../../shared/api/kiosk-days.ts';
import { formatCount, formatDay } from '../../reports/format.ts';
import { durationOf } from '../device-duration.ts';
import { useSpeech } from '../i18n/wording.tsx';

/** A row per day, the newest first, and their sum. */
export function KioskTable({ answer }: Readonly<{ answer: KioskDays }>) {
  const { wording } = useSpeech();
  const { columns, hints, days: title, total } = wording.device;
  return (
    <section class="card">
      <h2>{title}</h2>
      <div class="table-scroll" role="region" aria-label={title} tabIndex={0}>
        <table class="figure-table device-table">
          <caption class="visually-hidden">{title}</caption>
          <thead>
            <tr>
              <th scope="col">{columns.day}</th>
              <NumberHead title={columns.records} />
              <NumberHead title={columns.ratings} />
              <NumberHead title={columns.holes} hint={hints.holes} />
              <NumberHead title={columns.knownLost} hint={hints.knownLost} />
              <NumberHead title={columns.silent} hint={hints.silent} />
              <NumberHead title={columns.delay} hint={hints.delay} />
              <NumberHead title={columns.quality} hint={hints.quality} />
            </tr>
          </thead>
          <tbody class="table-totals">
            <WorkRow name={total} work={answer.totals} />
          </tbody>
          <tbody>
            {answer.days.toReversed().map((day: KioskDay) => (
              <WorkRow key={day.day} name={formatDay(day.day)} work={day} />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function NumberHead({ title, hint }: Readonly<{ title: string; hint?: string }>) {
  return (
    <th scope="col" class="cell-number" title={hint}>
      {title}
    </th>
  );
}

type RowProps = Readonly<{ name: string; work: KioskDayTotals }>;

function WorkRow({ name, work }: RowProps) {
  const { language, wording } = useSpeech();
  const words = wording.device;
  const count = (n: number) => formatCount(n, language);
  const lasted = (ms: number) => {
    const { unit, count: n } = durationOf(ms);
    return words.durations[unit](count(n));
  };
  const { silentMinutes, openMinutes, delay } = work;
  return (
    <tr>
      <th scope="row">{name}</th>
      <td class="cell-number">{count(work.records)}</td>
      <td class="cell-number">{count(work.ratings)}</td>
      <td class={work.holes > 0 ? 'cell-number cell-missing' : 'cell-number'}>
        {count(work.holes)}
      </td>
      <td class={work.knownLost > 0 ? 'cell-number cell-missing' : 'cell-number'}>
        {count(work.knownLost)}
      </td>
      <td class="cell-number">
        {silentMinutes === null || openMinutes === 0
          ? words.none
          : words.minutes(count(silentMinutes), count(openMinutes))}
      </td>
      <td class="cell-number">
        {delay === null ? words.none : `${lasted(delay.medianMs)} · ${lasted(delay.maxMs)}`}
      </td>
      <td class="cell-number">{mixOf(work, count) || words.none}</td>
    </tr>
  );
}

/** "A 41 · B 2": the classes that occur. */
const mixOf = ({ quality }: KioskDayTotals, count: (n: number) => string): string =>
  (['A', 'B', 'C', 'D'] as const)
    .filter((name) => quality[name] > 0)
    .map((name) => `${name} ${count(quality[name])}`)
    .join(' · ');
