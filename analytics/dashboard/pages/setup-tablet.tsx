import { useState } from 'preact/hooks';
import type { KioskSummary } from '../../../shared/api/organisation.ts';
import { Notice } from '../components/notice.tsx';
import { QrCode } from '../components/qr-code.tsx';
import { placedCounters } from '../counter-search.ts';
import { reachedBy } from '../https-standing.ts';
import { useSpeech } from '../i18n/wording.tsx';
import { Link, useNavigation } from '../navigation.tsx';
import { toPage } from '../route.ts';
import { useServices } from '../services.ts';
import { PairingDialog } from './pairing.tsx';

/** First run, step 5: the tablet opens its page, and is paired by the dialog of the kiosks' page. */
export function SetupTablet() {
  const { wording } = useSpeech();
  const { units } = useServices();
  const { route } = useNavigation();
  const [pairing, setPairing] = useState(false);
  const [paired, setPaired] = useState<KioskSummary | null>(null);
  const words = wording.setup.tablet;
  const { pairing: pairingWords, kiosks } = wording.administration;
  const hasNoCounter =
    units.state.kind === 'ready' && placedCounters(units.state.value).length === 0;
  return (
    <>
      {reachedBy(window.location) === 'this-machine' && (
        <Notice kind="warning">{words.localhost}</Notice>
      )}
      <TabletAddress />
      {hasNoCounter && (
        <Notice kind="warning">
          <p>{words.noCounter}</p>
          <Link to={toPage(route, 'organisation')} class="button">
            {words.addCounter}
          </Link>
        </Notice>
      )}
      {paired !== null && (
        <Notice kind="done">
          <strong>{pairingWords.done(paired.name, paired.counter.name)}</strong> {words.another}
        </Notice>
      )}
      <p>
        <button type="button" class="button" onClick={() => setPairing(true)}>
          {kiosks.pair}
        </button>
      </p>
      {pairing && (
        <PairingDialog
          code=""
          onClose={() => setPairing(false)}
          onPaired={(kiosk) => {
            setPairing(false);
            setPaired(kiosk);
          }}
        />
      )}
    </>
  );
}

function TabletAddress() {
  const { wording } = useSpeech();
  const words = wording.setup.tablet;
  const address = `${window.location.origin}/kiosk/`;
  return (
    <div class="setup-tablet">
      <QrCode text={address} label={words.qr} />
      <div>
        <ol class="setup-list">
          {words.steps.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
        <code class="command">{address}</code>
      </div>
    </div>
  );
}
