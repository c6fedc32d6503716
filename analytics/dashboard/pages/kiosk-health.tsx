import type { ComponentChildren } from 'preact';
import type { KioskSummary } from '../../../shared/api/organisation.ts';
import { isBatteryLow } from '../../../shared/domain/battery.ts';
import { formatCount, formatInstant } from '../../reports/format.ts';
import { BatteryLevel } from '../components/battery-level.tsx';
import { Notice } from '../components/notice.tsx';
import { durationOf } from '../device-duration.ts';
import { useSpeech } from '../i18n/wording.tsx';
import { agoOf } from '../kiosk-presence.ts';

/** Beyond this, records carry a misleading time. */
const SKEW_WORTH_TELLING_MS = 120_000;

type HealthProps = Readonly<{ kiosk: KioskSummary; nowMs: number }>;

/** What the device last told of itself; what is wrong says so in words. */
export function KioskHealth({ kiosk, nowMs }: HealthProps) {
  const { language, wording } = useSpeech();
  const words = wording.place.health;
  const { columns } = wording.administration.kiosks;
  if (kiosk.lastSeenAtMs === null) return null;
  const persisted =
    kiosk.persisted === null ? 'unknown' : kiosk.persisted ? ('yes' as const) : ('no' as const);
  const pending = kiosk.pending ?? 0;
  const skewed = Math.abs(kiosk.clockSkewMs ?? 0) > SKEW_WORTH_TELLING_MS;
  const oneStore = kiosk.storageMode !== null && kiosk.storageMode !== 'journal+indexeddb';
  return (
    <section class="card device-health">
      <h2>{words.title}</h2>
      <dl>
        <Fact name={words.lastSeen}>
          <Instant atMs={kiosk.lastSeenAtMs} nowMs={nowMs} />
        </Fact>
        <Fact name={words.pending}>{formatCount(pending, language)}</Fact>
        <Fact name={words.oldest}>
          {kiosk.oldestPendingAtMs === null ? (
            words.nothingWaits
          ) : (
            <Instant atMs={kiosk.oldestPendingAtMs} nowMs={nowMs} />
          )}
        </Fact>
        <Fact name={words.clock} bad={skewed}>
          <Skew ms={kiosk.clockSkewMs} />
        </Fact>
        <Fact name={words.build}>
          {kiosk.build}
          {kiosk.buildSinceMs !== null && (
            <span class="cell-under">{words.since(formatInstant(kiosk.buildSinceMs))}</span>
          )}
        </Fact>
        <Fact name={columns.persisted} bad={persisted === 'no'}>
          {wording.administration.kiosks.persisted[persisted]}
        </Fact>
        <Fact name={columns.battery} bad={isBatteryLow(kiosk.battery)}>
          <BatteryLevel battery={kiosk.battery} />
        </Fact>
        <Fact name={words.storage} bad={oneStore}>
          {oneStore ? words.oneStore : words.bothStores}
        </Fact>
      </dl>
    </section>
  );
}

type FactProps = Readonly<{ name: string; bad?: boolean; children: ComponentChildren }>;

function Fact({ name, bad = false, children }: FactProps) {
  return (
    <div>
      <dt>{name}</dt>
      <dd class={bad ? 'fact-bad' : undefined}>
        {bad && <span aria-hidden="true">! </span>}
        {children}
      </dd>
    </div>
  );
}

function Instant({ atMs, nowMs }: Readonly<{ atMs: number; nowMs: number }>) {
  const { language, wording } = useSpeech();
  const words = wording.administration.kiosks.ago;
  const { unit, count } = agoOf(atMs, nowMs);
  return (
    <>
      {unit === 'seconds' ? words.seconds : words[unit](formatCount(count, language))}
      <span class="cell-under">{formatInstant(atMs)}</span>
    </>
  );
}

function Skew({ ms }: Readonly<{ ms: number | null }>) {
  const { language, wording } = useSpeech();
  const words = wording.place.health;
  if (ms === null) return <>{wording.device.none}</>;
  if (Math.abs(ms) <= SKEW_WORTH_TELLING_MS) return <>{words.clockRight}</>;
  const { unit, count } = durationOf(Math.abs(ms));
  const lasted = wording.device.durations[unit](formatCount(count, language));
  return (
    <>
      {ms > 0 ? words.ahead(lasted) : words.late(lasted)}
      <span class="cell-under">{words.setClock}</span>
    </>
  );
}

/** For everything that somebody has to look at: what to do. */
export function Advice({ kiosk }: Readonly<{ kiosk: KioskSummary }>) {
  const { wording } = useSpeech();
  if (kiosk.alarms.length === 0 || kiosk.status === 'revoked') return null;
  const { alarms } = wording.administration.kiosks;
  return (
    <Notice kind="warning">
      <ul class="device-advice">
        {kiosk.alarms.map((alarm) => (
          <li key={alarm}>
            <strong>{alarms[alarm]}.</strong> {wording.place.advice[alarm]}
          </li>
        ))}
      </ul>
    </Notice>
  );
}
