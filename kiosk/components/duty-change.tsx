import type { JSX } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { ShownOfficial } from '../../shared/domain/kiosk-configuration.ts';
import type { Clock } from '../clock.ts';
import { useWording } from '../i18n/wording.ts';
import type { KioskPort, KioskReady } from '../kiosk-port.ts';
import { OfficialList } from './official-list.tsx';
import { PinPad } from './pin-pad.tsx';
import { Tap } from './tap.tsx';

export interface DutyChangeProps {
  readonly port: KioskPort;
  readonly clock: Clock;
  readonly status: KioskReady;
  /** Another step is on the screen, for the tap guard: what was touched too soon is no answer. */
  onStep(name: string): void;
  onClose(): void;
}

type Step =
  | { readonly name: 'pin' | 'list' | 'saving' | 'failed' }
  | { readonly name: 'saved'; readonly official: ShownOfficial | null };

/** Staff say who serves the counter from now on: PIN, list, and only when it is kept, that it is. */
export function DutyChange(props: DutyChangeProps): JSX.Element {
  const { port, clock, status, onStep } = props;
  const { t } = useWording();
  const [step, setStep] = useState<Step>({ name: 'pin' });
  useLayoutEffect(() => onStep(`panel-${step.name}`), [step.name]);
  const { configuration } = status;
  const { counter, panel } = configuration;
  const toList = (): void => setStep({ name: 'list' });
  const choose = async (official: ShownOfficial | null): Promise<void> => {
    setStep({ name: 'saving' });
    const body = { counter: counter.id, official: official?.id ?? null };
    const written = await port.write({ kind: 'duty', body });
    setStep(written.ok ? { name: 'saved', official } : { name: 'failed' });
  };
  const buttons = (
    <div class="buttons">
      {step.name === 'saved' && (
        <Tap class="button" onTap={toList}>
          {t('duty.again')}
        </Tap>
      )}
      <Tap class="button" onTap={props.onClose}>
        {t('staff.close')}
      </Tap>
    </div>
  );
  if (step.name === 'pin' && panel?.pin) {
    return (
      <PinPad expected={panel.pin} clock={clock} onRight={toList}>
        {buttons}
      </PinPad>
    );
  }
  return (
    <>
      <h2 id="panel-title">{t('duty.title')}</h2>
      {step.name === 'pin' ? (
        <p class="notice">{t('duty.no-pin')}</p>
      ) : step.name === 'saved' ? (
        <Saved official={step.official} />
      ) : (
        <>
          {step.name === 'failed' && (
            <p class="notice" role="alert">
              {t('duty.failed')}
            </p>
          )}
          <OfficialList
            configuration={configuration}
            nowMs={clock.wallMs()}
            isBusy={step.name === 'saving'}
            onChoose={(official) => void choose(official)}
          />
        </>
      )}
      {buttons}
    </>
  );
}

function Saved({ official }: { readonly official: ShownOfficial | null }): JSX.Element {
  const { t } = useWording();
  const text = useRef<HTMLParagraphElement>(null);
  useEffect(() => text.current?.focus(), []);
  const title = official?.honorific ? `${t(`honorific.${official.honorific}`)} ` : '';
  return (
    <p class="duty-saved" role="status" tabIndex={-1} ref={text}>
      {official === null
        ? t('duty.saved-nobody')
        : t('duty.saved', { name: title + official.name })}
    </p>
  );
}
