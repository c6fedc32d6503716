import type { JSX } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import type { Clock } from './clock.ts';
import { GuardedPage } from './components/guarded-page.tsx';
import { onDemand } from './components/on-demand.tsx';
import { StaffDot } from './components/staff-dot.tsx';
import type { Catalogues } from './i18n/translate.ts';
import { wordingIn } from './i18n/wording.ts';
import type { KioskPort, KioskReady } from './kiosk-port.ts';
import { screenNameOf, VisitScreens } from './screens/visit-screens.tsx';
import { useVisit } from './use-visit.ts';
import { viewOf, type VisitView } from './visit/visit-view.ts';

const StaffPanel = onDemand(() =>
  import('./components/staff-panel.tsx').then((module) => module.StaffPanel),
);

interface RatingKioskProps {
  readonly port: KioskPort;
  readonly clock: Clock;
  readonly catalogues: Catalogues;
  readonly status: KioskReady;
  /** Called with the present status when a visit begins, and with null when it has ended. */
  onVisit(status: KioskReady | null): void;
}

/** A paired kiosk at its counter: one visit after the other, and a dot for staff. */
export function RatingKiosk(props: RatingKioskProps): JSX.Element {
  const { port, clock, catalogues, status, onVisit } = props;
  const { configuration } = status;
  // The step of the staff panel; null while it is closed.
  const [panel, setPanel] = useState<string | null>(null);
  const isTended = panel !== null;
  const onResting = (resting: boolean): void => {
    port.setResting(resting);
    onVisit(resting ? null : status);
  };
  const { state, send } = useVisit({ port, clock, configuration, isTended, onResting });
  const wording = useMemo(() => wordingIn(state.language, catalogues), [state.language]);
  const view = viewOf(state);
  const screen = screenNameOf(view);
  const onClose = (): void => setPanel(null);
  return (
    <GuardedPage
      screen={panel ?? screen}
      clock={clock}
      wording={wording}
      largeText={state.largeText}
      onHand={(type) => isTended || send({ type })}
    >
      <VisitScreens
        key={screen}
        {...{ view, send }}
        setting={state.setting}
        largeText={state.largeText}
        onStaff={() => setPanel('panel')}
        onSave={() => port.saveUnsent()}
        onRetry={() => {
          port.retryNow();
          send({ type: 'retried' });
        }}
      />
      <p class="heard-only" role="status">
        {saysSaved(view) ? wording.t('saved') : ''}
      </p>
      <StaffDot status={status} clock={clock} />
      {isTended && (
        <StaffPanel {...{ port, clock, status, onClose }} onStep={setPanel} onMissing={onClose} />
      )}
    </GuardedPage>
  );
}

/** These screens come only after the record is durable. What was chosen is never spoken. */
function saysSaved({ name }: VisitView): boolean {
  return name === 'item' || name === 'reasons' || name === 'thanks';
}
