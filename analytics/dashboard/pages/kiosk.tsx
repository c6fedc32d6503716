import { useState } from 'preact/hooks';
import type { KioskDays, KioskGap } from '../../../shared/api/kiosk-days.ts';
import { addDays, localDayOf } from '../../../shared/domain/local-day.ts';
import { formatCount, formatDay, formatInstant } from '../../reports/format.ts';
import { onDemand } from '../components/on-demand.tsx';
import { Alarms, StatusChip } from '../components/kiosk-status.tsx';
import { Skeleton } from '../components/loading.tsx';
import { EmptyState, FailureNotice, Notice } from '../components/notice.tsx';
import { useSpeech } from '../i18n/wording.tsx';
import { Link, useNavigation } from '../navigation.tsx';
import { toPage } from '../route.ts';
import { useServices } from '../services.ts';
import { useRequest } from '../use-request.ts';
import { useTitle } from '../use-title.ts';
import { KioskActions } from './kiosk-actions.tsx';
import { Advice, KioskHealth } from './kiosk-health.tsx';
import { Placements } from './kiosk-placements.tsx';
import { KioskTable } from './kiosk-table.tsx';

const DeviceCharts = onDemand(() =>
  import('../charts/device-charts.tsx').then((module) => module.DeviceCharts),
);

const LENGTHS = [7, 31, 92] as const;
type Length = (typeof LENGTHS)[number];

/** How one kiosk worked, day by day, and what may be decided about it. */
export function KioskPage() {
  const { within } = useNavigation().route;
  return within === null ? <UnchosenKiosk /> : <ChosenKiosk key={within} id={within} />;
}

function UnchosenKiosk() {
  const { wording } = useSpeech();
  const { route } = useNavigation();
  useTitle(wording.shell.pages.kiosk);
  return (
    <div class="page">
      <EmptyState wholePage title={wording.device.unchosen} hint={wording.device.unchosenHint}>
        <Link to={toPage(route, 'kiosks')} class="button button-main">
          {wording.device.back}
        </Link>
      </EmptyState>
    </div>
  );
}

function ChosenKiosk({ id }: Readonly<{ id: string }>) {
  const { wording } = useSpeech();
  const { api, nowMs } = useServices();
  const [length, setLength] = useState<Length>(31);
  const to = localDayOf(nowMs());
  const query = { from: addDays(to, 1 - length), to };
  const asked = useRequest(`kiosk/${id}/${length}/${to}`, () => api.kioskDays(id, query));
  const kiosk = asked.state.kind === 'ready' ? asked.state.value.kiosk : null;
  const title = kiosk?.name ?? wording.shell.pages.kiosk;
  useTitle(title);
  return (
    <div class="page">
      <Trail name={title} />
      <div class="page-head">
        <h1>{title}</h1>
        <LengthChoice length={length} onChoose={setLength} />
      </div>
      {asked.state.kind === 'loading' && <Skeleton blocks={3} />}
      {asked.state.kind === 'failed' && (
        <FailureNotice failure={asked.state.failure} onRetry={asked.reload} />
      )}
      {asked.state.kind === 'ready' && (
        <Device answer={asked.state.value} onChanged={asked.reload} />
      )}
    </div>
  );
}

function Trail({ name }: Readonly<{ name: string }>) {
  const { wording } = useSpeech();
  const { route } = useNavigation();
  return (
    <nav aria-label={wording.report.compare.breadcrumbs} class="breadcrumbs">
      <ol>
        <li>
          <Link to={toPage(route, 'kiosks')}>{wording.device.back}</Link>
        </li>
        <li>
          <span aria-current="location">{name}</span>
        </li>
      </ol>
    </nav>
  );
}

type LengthProps = Readonly<{ length: Length; onChoose: (length: Length) => void }>;

function LengthChoice({ length, onChoose }: LengthProps) {
  const { wording } = useSpeech();
  return (
    <label class="pill">
      <span class="pill-label">{wording.device.range}</span>
      <select
        value={length}
        onChange={(event) => {
          const chosen = Number(event.currentTarget.value);
          onChoose(LENGTHS.find((each) => each === chosen) ?? length);
        }}
      >
        {LENGTHS.map((each) => (
          <option key={each} value={each}>
            {wording.device.ranges[each]}
          </option>
        ))}
      </select>
    </label>
  );
}

type DeviceProps = Readonly<{ answer: KioskDays; onChanged: () => void }>;

function Device({ answer, onChanged }: DeviceProps) {
  const { language, wording } = useSpeech();
  const { kiosk, nowMs } = answer;
  const words = wording.device;
  return (
    <>
      <p class="device-facts">
        <StatusChip kiosk={kiosk} nowMs={nowMs} />
        <Alarms kiosk={kiosk} />
        {kiosk.counter.name}, {kiosk.unit.name} · {words.paired(formatInstant(kiosk.pairedAtMs))}
        {kiosk.epoch > 1 && ` · ${words.enrolment(formatCount(kiosk.epoch, language))}`}
      </p>
      <KioskActions kiosk={kiosk} onChanged={onChanged} />
      <Advice kiosk={kiosk} />
      {kiosk.lastSeenAtMs === null && <Notice kind="warning">{words.never}</Notice>}
      <KioskHealth kiosk={kiosk} nowMs={nowMs} />
      <Placements answer={answer} />
      <DeviceCharts answer={answer} />
      <Gaps gaps={answer.gaps} />
      <KioskTable answer={answer} />
    </>
  );
}

function Gaps({ gaps }: Readonly<{ gaps: readonly KioskGap[] }>) {
  const { language, wording } = useSpeech();
  const words = wording.device.gaps;
  const count = (n: number) => formatCount(n, language);
  return (
    <section class="card device-gaps">
      <h2>{words.title}</h2>
      {gaps.length === 0 ? (
        <p class="soft">{words.none}</p>
      ) : (
        <ul>
          {gaps.map(({ epoch, fromSeq, toSeq, kind, firstDay, lastDay }) => (
            <li key={`${epoch}.${fromSeq}`}>
              <strong>{words.seats(count(fromSeq), count(toSeq))}</strong>
              {` (${words.size(count(toSeq - fromSeq + 1))}, ${wording.device.enrolment(count(epoch))}), `}
              {words.between(formatDay(firstDay), formatDay(lastDay))}: {words.kinds[kind]}.
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
