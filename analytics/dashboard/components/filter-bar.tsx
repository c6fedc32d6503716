import type { ComponentChildren } from 'preact';
import type { UnitTree } from '../../../shared/api/organisation.ts';
import { localDayOf } from '../../../shared/domain/local-day.ts';
import { PERIOD_KINDS, periodKey, periodRange } from '../../../shared/domain/period.ts';
import type { DayRange, Period } from '../../../shared/domain/period.ts';
import { formatDay } from '../../reports/format.ts';
import { useSpeech } from '../i18n/wording.tsx';
import { useNavigation } from '../navigation.tsx';
import { asKind, periodChoices } from '../period-choice.ts';
import { printPeriod } from '../period-label.ts';
import { useServices } from '../services.ts';
import { UnitPicker } from './unit-picker.tsx';

type FilterProps = Readonly<{
  tree: UnitTree;
  unit: string;
  period: Period;
  /** The days that a report itself has named, once it is there. */
  days?: DayRange | null;
  /** What a report calls its unit; left out: as today's tree does. */
  unitName?: string | undefined;
  children?: ComponentChildren;
}>;

/** Which unit and which period: both live in the address, so a link shows the same page. */
export function FilterBar({ tree, unit, period, days, unitName, children }: FilterProps) {
  const { wording } = useSpeech();
  const { route, go } = useNavigation();
  const words = wording.report.filters;
  const isDefault = route.unit === null && route.period === null;
  return (
    <section class="filter-bar" aria-label={words.label}>
      <PeriodPicker period={period} />
      <UnitPicker
        tree={tree}
        chosen={unit}
        name={unitName}
        onChoose={(code) => go({ ...route, unit: code, within: null })}
      />
      <PeriodDates days={days ?? periodRange(period)} />
      <div class="filter-end">
        <button
          type="button"
          class="link-button"
          disabled={isDefault}
          onClick={() => go({ ...route, unit: null, period: null, within: null })}
        >
          {words.reset}
        </button>
        {children}
      </div>
    </section>
  );
}

function PeriodPicker({ period }: Readonly<{ period: Period }>) {
  const { language, wording } = useSpeech();
  const { route, go } = useNavigation();
  const { session, nowMs } = useServices();
  const words = wording.report.filters;
  const office = { ...session.office, today: localDayOf(nowMs()) };
  const choose = (next: Period) => go({ ...route, period: periodKey(next) });
  return (
    <>
      <label class="pill">
        <span class="pill-label">{words.kind}</span>
        <select
          value={period.kind}
          onChange={(event) => {
            const kind = PERIOD_KINDS.find((known) => known === event.currentTarget.value);
            if (kind !== undefined) choose(asKind(period, kind, office));
          }}
        >
          {PERIOD_KINDS.map((kind) => (
            <option key={kind} value={kind}>
              {words.kinds[kind]}
            </option>
          ))}
        </select>
      </label>
      <label class="pill">
        <span class="visually-hidden">{words.which}</span>
        <select
          value={periodKey(period)}
          onChange={(event) => go({ ...route, period: event.currentTarget.value })}
        >
          {periodChoices(period, office).map((choice) => (
            <option key={periodKey(choice)} value={periodKey(choice)}>
              {printPeriod(choice, language)}
            </option>
          ))}
        </select>
      </label>
    </>
  );
}

function PeriodDates({ days: { firstDay, lastDay } }: Readonly<{ days: DayRange }>) {
  const { wording } = useSpeech();
  const { nowMs } = useServices();
  const open = lastDay >= localDayOf(nowMs());
  return (
    <span class="filter-dates">
      {formatDay(firstDay)} – {formatDay(lastDay)}
      {open && <span class="filter-open"> · {wording.report.filters.open}</span>}
    </span>
  );
}
