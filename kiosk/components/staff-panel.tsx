import type { JSX } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { Tap } from './tap.tsx';
import { useWording } from '../i18n/wording.ts';
import type { KioskReady } from '../kiosk-port.ts';
import { SaveUnsent } from './save-unsent.tsx';
import { wallTime } from './wall-time.ts';

const OPEN_MS = 20_000;

interface StaffPanelProps {
  readonly status: KioskReady;
  readonly build: string;
  onRetry(): void;
  onSave(): Promise<number>;
  onClose(): void;
}

/** The kiosk's state for staff, read-only. Closes by itself: a citizen may come any moment. */
export function StaffPanel({
  status,
  build,
  onRetry,
  onSave,
  onClose,
}: StaffPanelProps): JSX.Element {
  const { t } = useWording();
  const dialog = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => dialog.current?.showModal(), []);
  useEffect(() => {
    const timer = setTimeout(onClose, OPEN_MS);
    return () => clearTimeout(timer);
  }, []);
  return (
    <dialog class="panel" ref={dialog} aria-labelledby="panel-title" onClose={onClose}>
      <h2 id="panel-title">{t('staff.title')}</h2>
      <StaffFacts status={status} build={build} />
      <SaveUnsent onSave={onSave}>
        <Tap class="button" onTap={onClose}>
          {t('staff.close')}
        </Tap>
        <Tap class="button button-strong" onTap={onRetry}>
          {t('staff.retry')}
        </Tap>
      </SaveUnsent>
    </dialog>
  );
}

function StaffFacts({ status, build }: Pick<StaffPanelProps, 'status' | 'build'>): JSX.Element {
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
