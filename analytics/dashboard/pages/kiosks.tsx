import { useState } from 'preact/hooks';
import type { KioskSummary, Kiosks } from '../../../shared/api/organisation.ts';
import { formatCount, formatInstant } from '../../reports/format.ts';
import { BatteryLevel } from '../components/battery-level.tsx';
import { Alarms, StatusChip } from '../components/kiosk-status.tsx';
import { Skeleton } from '../components/loading.tsx';
import { EmptyState, FailureNotice, Notice } from '../components/notice.tsx';
import { useSpeech } from '../i18n/wording.tsx';
import { agoOf } from '../kiosk-presence.ts';
import { Link, useNavigation } from '../navigation.tsx';
import { toPage } from '../route.ts';
import { useServices } from '../services.ts';
import { useRequest } from '../use-request.ts';
import { useTitle } from '../use-title.ts';
import { BuildCell, Builds } from './kiosk-builds.tsx';
import { PairingDialog } from './pairing.tsx';

/** Every kiosk with what it last told of itself, and the way to add one. */
export function KiosksPage() {
  const { wording } = useSpeech();
  const { api } = useServices();
  const kiosks = useRequest('kiosks', api.kiosks);
  const { route, go } = useNavigation();
  const [pairing, setPairing] = useState(route.within !== null);
  const [paired, setPaired] = useState<KioskSummary | null>(null);
  const words = wording.administration;
  // A code is good once: the address must not offer it again.
  const endPairing = () => {
    setPairing(false);
    if (route.within !== null) go({ ...route, within: null }, { replace: true });
  };
  useTitle(words.kiosks.title);
  return (
    <div class="page">
      <div class="page-head">
        <h1>{words.kiosks.title}</h1>
        <button type="button" class="button button-main" onClick={() => setPairing(true)}>
          {words.kiosks.pair}
        </button>
      </div>
      {paired !== null && (
        <Notice kind="done">
          <strong>{words.pairing.done(paired.name, paired.counter.name)}</strong>{' '}
          {words.pairing.doneHint}
        </Notice>
      )}
      {pairing && (
        <PairingDialog
          code={route.within ?? ''}
          onClose={endPairing}
          onPaired={(kiosk) => {
            endPairing();
            setPaired(kiosk);
            kiosks.reload();
          }}
        />
      )}
      {kiosks.state.kind === 'loading' && <Skeleton blocks={2} />}
      {kiosks.state.kind === 'failed' && (
        <FailureNotice failure={kiosks.state.failure} onRetry={kiosks.reload} />
      )}
      {kiosks.state.kind === 'ready' && <KioskList answer={kiosks.state.value} />}
    </div>
  );
}

function KioskList({ answer }: Readonly<{ answer: Kiosks }>) {
  const { language, wording } = useSpeech();
  const words = wording.administration.kiosks;
  if (answer.kiosks.length === 0) return <EmptyState title={words.empty} hint={words.emptyHint} />;
  const active = answer.kiosks.filter(({ status }) => status === 'active').length;
  const counted = words.count(
    formatCount(active, language),
    formatCount(answer.kiosks.length, language),
  );
  const { columns } = words;
  return (
    <section class="card">
      <p class="table-note">{counted}</p>
      <Builds answer={answer} />
      <div class="table-scroll" role="region" aria-label={words.title} tabIndex={0}>
        <table class="figure-table kiosk-table">
          <caption class="visually-hidden">{words.title}</caption>
          <thead>
            <tr>
              <th scope="col">{columns.name}</th>
              <th scope="col">{columns.place}</th>
              <th scope="col">{columns.status}</th>
              <th scope="col">{columns.lastSeen}</th>
              <th scope="col" class="cell-number">
                {columns.pending}
              </th>
              <th scope="col" class="cell-number">
                {columns.stored}
              </th>
              <th scope="col" class="cell-number">
                {columns.missing}
              </th>
              <th scope="col" title={words.persistedHint}>
                {columns.persisted}
              </th>
              <th scope="col">{columns.battery}</th>
              <th scope="col">{columns.questionnaire}</th>
              <th scope="col">{columns.build}</th>
            </tr>
          </thead>
          <tbody>
            {answer.kiosks.map((kiosk) => (
              <KioskRow key={kiosk.id} kiosk={kiosk} {...answer} />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

type RowProps = Readonly<{ kiosk: KioskSummary; nowMs: number; serverBuild: string }>;

function KioskRow({ kiosk, nowMs, serverBuild }: RowProps) {
  const { language, wording } = useSpeech();
  const { route } = useNavigation();
  const { kiosks: words, pairing } = wording.administration;
  const persisted =
    kiosk.persisted === null ? 'unknown' : kiosk.persisted ? ('yes' as const) : ('no' as const);
  const questionnaire = Object.entries(pairing.questionnaires).find(
    ([code]) => code === kiosk.questionnaire,
  )?.[1].title;
  return (
    <tr>
      <th scope="row" class="cell-name">
        <Link to={{ ...toPage(route, 'kiosk'), within: kiosk.id }}>{kiosk.name}</Link>
      </th>
      <td>
        {kiosk.counter.name}
        <span class="cell-under">{kiosk.unit.name}</span>
      </td>
      <td>
        <StatusChip kiosk={kiosk} nowMs={nowMs} />
        <Alarms kiosk={kiosk} />
      </td>
      <td>
        <LastSeen atMs={kiosk.lastSeenAtMs} nowMs={nowMs} />
      </td>
      <td class="cell-number">
        {kiosk.pending === null ? words.none : formatCount(kiosk.pending, language)}
      </td>
      <td class="cell-number">{formatCount(kiosk.storedRecords, language)}</td>
      <td class="cell-number">{formatCount(kiosk.missingRecords, language)}</td>
      <td>{words.persisted[persisted]}</td>
      <td>
        <BatteryLevel battery={kiosk.battery} />
      </td>
      <td>{questionnaire ?? kiosk.questionnaire}</td>
      <td>
        <BuildCell kiosk={kiosk} serverBuild={serverBuild} />
      </td>
    </tr>
  );
}

function LastSeen({ atMs, nowMs }: Readonly<{ atMs: number | null; nowMs: number }>) {
  const { language, wording } = useSpeech();
  const words = wording.administration.kiosks;
  if (atMs === null) return <>{words.none}</>;
  const { unit, count } = agoOf(atMs, nowMs);
  const ago =
    unit === 'seconds' ? words.ago.seconds : words.ago[unit](formatCount(count, language));
  return (
    <>
      {ago}
      <span class="cell-under">{formatInstant(atMs)}</span>
    </>
  );
}
