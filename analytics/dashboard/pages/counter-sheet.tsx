import { useState } from 'preact/hooks';
import type { KioskSummary } from '../../../shared/api/organisation.ts';
import { formatInstant } from '../../reports/format.ts';
import { Skeleton } from '../components/loading.tsx';
import { EmptyState, FailureNotice } from '../components/notice.tsx';
import { QrCode } from '../components/qr-code.tsx';
import { COUNTER_SHEET } from '../i18n/counter-sheet-wording.ts';
import { useSpeech } from '../i18n/wording.tsx';
import { Link, useNavigation } from '../navigation.tsx';
import { printRoute, toPage } from '../route.ts';
import { useServices } from '../services.ts';
import { useRequest } from '../use-request.ts';
import { useTitle } from '../use-title.ts';

const PAPERS = ['A4', 'A5'] as const;
type Paper = (typeof PAPERS)[number];

/** A sheet to be put up behind the counter: which kiosk it is, its page, what to do in trouble. */
export function CounterSheetPage() {
  const { wording } = useSpeech();
  const { api } = useServices();
  const { route } = useNavigation();
  const { state, reload } = useRequest('kiosks', api.kiosks);
  useTitle(wording.shell.pages.sheet);
  if (state.kind === 'loading') return <Skeleton blocks={2} />;
  if (state.kind === 'failed') {
    return (
      <div class="page">
        <h1>{wording.shell.pages.sheet}</h1>
        <FailureNotice failure={state.failure} onRetry={reload} />
      </div>
    );
  }
  const kiosk = state.value.kiosks.find(({ id }) => id === route.within);
  return kiosk === undefined ? <UnknownKiosk /> : <PrintableSheet kiosk={kiosk} />;
}

function UnknownKiosk() {
  const { wording } = useSpeech();
  const { route } = useNavigation();
  const words = wording.place.sheet;
  return (
    <div class="page">
      <EmptyState wholePage title={words.unknown} hint={words.unknownHint}>
        <Link to={toPage(route, 'kiosks')} class="button button-main">
          {wording.device.back}
        </Link>
      </EmptyState>
    </div>
  );
}

function PrintableSheet({ kiosk }: Readonly<{ kiosk: KioskSummary }>) {
  const { wording } = useSpeech();
  const { route } = useNavigation();
  const [paper, setPaper] = useState<Paper>('A4');
  const words = wording.place.sheet;
  return (
    <div class="page sheet-page">
      <div class="page-head">
        <h1>{wording.shell.pages.sheet}</h1>
        <div class="device-actions">
          <label class="pill">
            <span class="pill-label">{words.paper}</span>
            <select
              value={paper}
              onChange={({ currentTarget }) =>
                setPaper(PAPERS.find((each) => each === currentTarget.value) ?? paper)
              }
            >
              {PAPERS.map((each) => (
                <option key={each}>{each}</option>
              ))}
            </select>
          </label>
          <Link to={{ ...toPage(route, 'kiosk'), within: kiosk.id }} class="button">
            {words.back}
          </Link>
          <button type="button" class="button button-main" onClick={() => window.print()}>
            {words.print}
          </button>
        </div>
      </div>
      <Sheet kiosk={kiosk} paper={paper} />
    </div>
  );
}

type SheetProps = Readonly<{ kiosk: KioskSummary; paper: Paper }>;

function Sheet({ kiosk, paper }: SheetProps) {
  const { session, nowMs } = useServices();
  const { route } = useNavigation();
  const { vi, en } = COUNTER_SHEET;
  const { origin } = window.location;
  const blank = { ...toPage(route, 'kiosk'), unit: null, period: null };
  const address = `${origin}${printRoute({ ...blank, within: kiosk.id })}`;
  const printed = formatInstant(nowMs());
  return (
    <article class={`sheet sheet-${paper.toLowerCase()}`} lang="vi">
      <header>
        <p class="sheet-office">
          {session.office.name} · {kiosk.unit.name}
        </p>
        <h2>{kiosk.counter.name}</h2>
        <p class="sheet-name">
          {vi.name} <span lang="en">/ {en.name}</span>: <strong>{kiosk.name}</strong>
        </p>
      </header>
      <div class="sheet-code">
        <QrCode text={address} label={vi.scan} />
        <div>
          <p>{vi.scan}</p>
          <p lang="en">{en.scan}</p>
          <p>
            <strong>{vi.notRating}</strong>
          </p>
          <p lang="en">{en.notRating}</p>
        </div>
      </div>
      <Steps language="vi" />
      <Steps language="en" />
      <footer>
        <p>
          {vi.call} <span lang="en">/ {en.call}</span>: ……………………………………………………
        </p>
        <p>
          {vi.address} <span lang="en">/ {en.address}</span>: {origin}/kiosk/
        </p>
        <p class="sheet-printed">
          {vi.printed(printed)} <span lang="en">/ {en.printed(printed)}</span>
        </p>
      </footer>
    </article>
  );
}

function Steps({ language }: Readonly<{ language: 'vi' | 'en' }>) {
  const words = COUNTER_SHEET[language];
  return (
    <section lang={language}>
      <h3>{words.stepsTitle}</h3>
      <ol>
        {words.steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <p class="sheet-never">{words.never}</p>
    </section>
  );
}
