import type { ComponentChildren } from 'preact';
import { useMemo } from 'preact/hooks';
import type { KioskDays } from '../../../shared/api/kiosk-days.ts';
import { LEVEL_COLOURS, SIGNALS } from '../../../shared/domain/tokens.ts';
import { formatCount } from '../../reports/format.ts';
import { useSpeech } from '../i18n/wording.tsx';
import { Canvas } from './canvas.tsx';
import { dayBarsConfig } from './day-bars-config.ts';

const RECEIVED = LEVEL_COLOURS[4].fill;
const MISSING = LEVEL_COLOURS[1].fill;
const SILENT = SIGNALS.quiet.tint;

/** What came and what is missing, and when the device was silent. The table says it in figures. */
export function DeviceCharts({ answer }: Readonly<{ answer: KioskDays }>) {
  const { language, wording } = useSpeech();
  const words = wording.device.charts;
  const { days, totals } = answer;
  const labels = useMemo(() => days.map(({ day }) => day), [days]);
  const records = useMemo(
    () =>
      dayBarsConfig(labels, [
        { label: words.received, colour: RECEIVED, values: days.map((day) => day.records) },
        {
          label: words.missing,
          colour: MISSING,
          values: days.map(({ holes, knownLost }) => holes + knownLost),
        },
      ]),
    [days, labels, words],
  );
  const silence = useMemo(
    () =>
      dayBarsConfig(labels, [
        { label: words.silent, colour: SILENT, values: days.map((day) => day.silentMinutes) },
      ]),
    [days, labels, words],
  );
  const count = (n: number) => formatCount(n, language);
  const missing = totals.holes + totals.knownLost;
  return (
    <div class="device-charts">
      <ChartCard
        title={
          <>
            {words.records}
            <Key colour="received" word={words.received} />
            <Key colour="missing" word={words.missing} />
          </>
        }
      >
        <Canvas
          config={records}
          summary={words.recordsSummary(count(totals.records), count(missing))}
        />
      </ChartCard>
      <ChartCard title={words.silent}>
        <Canvas
          config={silence}
          summary={words.silentSummary(count(totals.silentMinutes ?? 0), count(totals.openMinutes))}
        />
      </ChartCard>
    </div>
  );
}

type CardProps = Readonly<{ title: ComponentChildren; children: ComponentChildren }>;

function ChartCard({ title, children }: CardProps) {
  return (
    <section class="card chart-figure">
      <h2>{title}</h2>
      <div class="chart-place">{children}</div>
    </section>
  );
}

function Key({ colour, word }: Readonly<{ colour: 'received' | 'missing'; word: string }>) {
  return (
    <span class="chart-key">
      <span class={`chart-key-mark chart-key-${colour}`} aria-hidden="true" />
      {word}
    </span>
  );
}
