import type { JSX } from 'preact';
import type { Clock } from '../clock.ts';
import type { KioskReady } from '../kiosk-port.ts';
import { useWallMs } from '../use-wall-ms.ts';
import { staffSignal } from './staff-signal.ts';

interface StaffDotProps {
  readonly status: KioskReady;
  readonly clock: Clock;
}

/** A dot that staff know and citizens need not: no word, no number. The panel says what it means. */
export function StaffDot({ status, clock }: StaffDotProps): JSX.Element {
  const nowWallMs = useWallMs(clock, 30_000);
  return (
    <span class={`staff-dot staff-dot-${staffSignal(status, nowWallMs)}`} aria-hidden="true" />
  );
}
