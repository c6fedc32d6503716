import type { JSX } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { useWording } from '../i18n/wording.ts';
import type { KioskReady } from '../kiosk-port.ts';
import { DutyChange, type DutyChangeProps } from './duty-change.tsx';
import { SaveUnsent } from './save-unsent.tsx';
import { Tap } from './tap.tsx';
import { wallTime } from './wall-time.ts';

const OPEN_MS = 20_000;

/** The kiosk's state for staff, and who serves. Closes by itself: a citizen may come any moment. */
export function StaffPanel(props: DutyChangeProps): JSX.Element {
  const { onClose } = props;
  const [isDuty, setDuty] = useState(false);
  const [touches, setTouches] = useState(0);
  const dialog = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => dialog.current?.showModal(), []);
  useEffect(() => {
    const timer = setTimeout(onClose, OPEN_MS);
    return () => clearTimeout(timer);
  }, [touches]);
  const onTouched = (): void => setTouches((count) => count + 1);
  return (
    <dialog
      class="panel"
      ref={dialog}
      aria-labelledby="panel-title"
      onClose={onClose}
      onPointerDown={onTouched}
      onKeyDown={onTouched}
    >
      {isDuty ? <DutyChange {...props} /> : <State {...props} onDuty={() => setDuty(true)} />}
    </dialog>
  );
}

interface StateProps extends DutyChangeProps {
  onDuty(): void;
}

function State({ port, status, onStep, onClose, onDuty }: StateProps): JSX.Element {
  const { t } = useWording();
  // Its code is loaded on demand: only now there is something to touch.
  useLayoutEffect(() => onStep('panel-state'), []);
  return (
    <>
      <div class="panel-head">
        <h2 id="panel-title">{t('staff.title')}</h2>
        <Tap class="button duty-button" onTap={onDuty}>
          {t('duty.title')}
        </Tap>
      </div>
      <StaffFacts status={status} build={port.build} />
      <SaveUnsent onSave={() => port.saveUnsent()}>
        <Tap class="button" onTap={onClose}>
          {t('staff.close')}
        </Tap>
        <Tap class="button button-strong" onTap={() => port.retryNow()}>
          {t('staff.retry')}
        </Tap>
      </SaveUnsent>
    </>
  );
}

interface StaffFactsProps {
  readonly status: KioskReady;
  readonly build: string;
}

function StaffFacts({ status, build }: StaffFactsProps): JSX.Element {
  const { t, language } = useWording();
  const { queue, configuration, refusal } = status;
  const time = (wallMs: number | null): string =>
    wallMs === null ? t('staff.never') : wallTime(wallMs, language);
  const count = (records: number): string => new Intl.NumberFormat(language).format(records);
  const facts: readonly (readonly [string, string])[] = [
    [t('staff.kiosk'), configuration.kiosk.name],
    [t('staff.counter'), configuration.counter.name],
    [t('staff.pending'), count(queue.pending)],
    ...(queue.pending > 0 ? ([[t('staff.oldest'), time(queue.oldestPendingWallMs)]] as const) : []),
    ...(queue.held > 0 ? ([[t('staff.held'), count(queue.held)]] as const) : []),
    [t('staff.contact'), time(queue.lastContactWallMs)],
    [t('staff.connection'), t(queue.online ? 'staff.online' : 'staff.offline')],
    [t('staff.build'), status.updateWaiting ? t('staff.update', { build }) : build],
  ];
  return (
    <>
      {refusal !== null && <p class="notice">{t('staff.refusal', { code: refusal })}</p>}
      <dl class="facts">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}
