import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Clock } from './clock.ts';
import type { KioskConfiguration } from '../shared/domain/kiosk-configuration.ts';
import type { KioskPort } from './kiosk-port.ts';
import { advanceVisit } from './visit/advance-visit.ts';
import { nextTickMs } from './visit/deadline.ts';
import { isUntouched } from './visit/is-untouched.ts';
import type { Happening, WriteEffect } from './visit/visit-event.ts';
import { settingAt } from './visit/visit-setting.ts';
import { beginVisits, type VisitState } from './visit/visit-state.ts';

/** How soon a change of the official on duty reaches the idle screen. */
const DUTY_CHECK_MS = 15_000;

interface VisitDevice {
  readonly port: KioskPort;
  readonly clock: Clock;
  readonly configuration: KioskConfiguration;
  /** Staff have their panel open: the page must not be loaded anew under their hands. */
  readonly isTended: boolean;
  /** Called when the idle screen comes, and when it goes. */
  onResting(resting: boolean): void;
}

export interface RunningVisit {
  readonly state: VisitState;
  send(happening: Happening): void;
}

/** Runs the visits on a device: gives events their time, writes their records, sends the ticks. */
export function useVisit(device: VisitDevice): RunningVisit {
  const { port, clock, configuration, isTended, onResting } = device;
  const [state, setState] = useState(() =>
    beginVisits(settingAt(configuration, clock.wallMs()), clock.monoMs()),
  );
  const latest = useRef(state);
  const send = useMemo(
    () =>
      (happening: Happening): void => {
        const next = advanceVisit(latest.current, { ...happening, monoMs: clock.monoMs() });
        latest.current = next.state;
        setState(next.state);
        for (const effect of next.writes) void write(effect);
      },
    [],
  );
  const write = async ({ token, content }: WriteEffect): Promise<void> => {
    const written = await port.write(content);
    send(
      written.ok
        ? { type: 'written', token, recordId: written.value.recordId }
        : { type: 'write-failed', token, reason: written.error },
    );
  };
  useTicks({ state, clock, send });
  useEffect(() => {
    const check = (): void => {
      send({ type: 'setting-changed', setting: settingAt(configuration, clock.wallMs()) });
    };
    check();
    const timer = setInterval(check, DUTY_CHECK_MS);
    return () => clearInterval(timer);
  }, [configuration]);
  const resting = !isTended && isUntouched(state);
  // At once: a new load of the page must not come between the touch and its screen.
  useLayoutEffect(() => onResting(resting), [resting]);
  useEffect(() => () => port.setResting(false), []);
  return { state, send };
}

interface Ticking extends RunningVisit {
  readonly clock: Clock;
}

/** One timer, for the next moment at which something ends; none while the kiosk is idle. */
function useTicks({ state, clock, send }: Ticking): void {
  const dueMs = nextTickMs(state);
  useEffect(() => {
    if (dueMs === null) return undefined;
    const timer = setTimeout(() => send({ type: 'tick' }), Math.max(0, dueMs - clock.monoMs()));
    return () => clearTimeout(timer);
  }, [dueMs, state]);
}
