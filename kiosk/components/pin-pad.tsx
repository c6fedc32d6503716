import type { ComponentChildren, JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { StaffPinHash } from '../../shared/domain/kiosk-configuration.ts';
import { PIN_DIGITS } from '../../shared/record/staff-pin.ts';
import type { Clock } from '../clock.ts';
import { checkPin } from '../device/check-pin.ts';
import { lockedForMs, MOST_TRIES, readTries } from '../device/pin-tries.ts';
import { useWording } from '../i18n/wording.ts';
import { useWallMs } from '../use-wall-ms.ts';
import { Tap } from './tap.tsx';
import { stretch } from './wall-time.ts';

interface PinPadProps {
  readonly expected: StaffPinHash;
  readonly clock: Clock;
  onRight(): void;
  /** Stands beside the keys, under the words. */
  readonly children: ComponentChildren;
}

const KEYS = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '', '0'] as const;

/** Staff show by six digits that they are staff; five wrong ones and nobody may try for a while. */
export function PinPad({ expected, clock, onRight, children }: PinPadProps): JSX.Element {
  const { t } = useWording();
  const [digits, setDigits] = useState('');
  const [said, setSaid] = useState<'wrong' | 'checking' | null>(null);
  const typed = useRef('');
  const pad = useRef<HTMLDivElement>(null);
  useWallMs(clock, 1_000);
  // Not of the last second: a lock that has just begun would seem too long.
  const nowMs = clock.wallMs();
  const tries = readTries(localStorage, nowMs);
  const lockedMs = lockedForMs(tries, nowMs);
  const show = (text: string): void => {
    typed.current = text;
    setDigits(text);
  };
  const check = async (pin: string): Promise<void> => {
    setSaid('checking');
    const given = { pin, expected, storage: localStorage, nowMs: clock.wallMs() };
    const { isRight } = await checkPin(given);
    if (isRight) onRight();
    else {
      show('');
      setSaid('wrong');
    }
  };
  const press = (key: string): void => {
    const { length } = typed.current;
    if (lockedMs > 0 || length === PIN_DIGITS) return;
    if (key === 'Backspace') show(typed.current.slice(0, -1));
    else if (/^\d$/u.test(key)) show(typed.current + key);
    if (typed.current.length === PIN_DIGITS) void check(typed.current);
  };
  useEffect(() => pad.current?.focus(), []);
  return (
    <div class="pin-pad" ref={pad} tabIndex={-1} onKeyDown={(event) => press(event.key)}>
      <div class="pin-words">
        <h2 id="panel-title">{t('duty.pin-title')}</h2>
        <PinDots filled={digits.length} />
        <p class="pin-said">
          <span role="status">
            {lockedMs > 0
              ? t('duty.locked')
              : t(said === null ? 'duty.pin-hint' : `duty.${said}`, {
                  left: MOST_TRIES - tries.wrong,
                })}
          </span>{' '}
          {/* Seen every second; spoken, it would drown everything else. */}
          {lockedMs > 0 && (
            <span role="timer" aria-live="off">
              {stretch(lockedMs)}
            </span>
          )}
        </p>
        {children}
      </div>
      <div class="pin-keys">
        {KEYS.map((key) =>
          key === '' ? (
            <span key={key} />
          ) : (
            <Tap key={key} class="button" disabled={lockedMs > 0} onTap={() => press(key)}>
              {key}
            </Tap>
          ),
        )}
        <Tap
          class="button"
          disabled={lockedMs > 0}
          aria-label={t('duty.delete')}
          onTap={() => press('Backspace')}
        >
          ⌫
        </Tap>
      </div>
    </div>
  );
}

/** How many digits there are, and never which. */
function PinDots({ filled }: { readonly filled: number }): JSX.Element {
  const { t } = useWording();
  return (
    <p class="pin-dots" role="img" aria-label={t('duty.digits', { count: filled, of: PIN_DIGITS })}>
      {Array.from({ length: PIN_DIGITS }, (_, index) => (
        <span key={index} class={index < filled ? 'pin-dot pin-dot-filled' : 'pin-dot'} />
      ))}
    </p>
  );
}
