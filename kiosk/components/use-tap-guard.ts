import type { TargetedEvent, TargetedKeyboardEvent, TargetedPointerEvent } from 'preact';
import { useMemo, useRef } from 'preact/hooks';
import type { Clock } from '../clock.ts';
import {
  guardNewScreen,
  guardTap,
  mayActByKey,
  openTapGuard,
  type PointerMoment,
  type TapVerdict,
} from '../visit/tap-guard.ts';

/** Any touch or key, deliberate or not; a touch on a target that was refused. */
export type HandSign = 'touched' | 'tap-ignored';

interface Surroundings {
  readonly clock: Clock;
  onHand?: ((sign: HandSign) => void) | undefined;
}

type Root = HTMLDivElement;

/** Handlers for the root element; every target below it carries `data-tap` and `onClick`. */
export interface GuardedRoot {
  onPointerDown(event: TargetedPointerEvent<Root>): void;
  onPointerMove(event: TargetedPointerEvent<Root>): void;
  onPointerUp(event: TargetedPointerEvent<Root>): void;
  onPointerCancel(event: TargetedPointerEvent<Root>): void;
  onClickCapture(event: TargetedPointerEvent<Root>): void;
  onKeyDownCapture(event: TargetedKeyboardEvent<Root>): void;
  onContextMenu(event: TargetedEvent<Root>): void;
}

/**
 * Lets a target act when the tap guard says so, and never by the browser's own click: that one
 * misses slow and shaky fingers, and lands on whatever the first touch has brought up. Keys and
 * assistive tools click without a pointer and pass, once the screen has settled.
 */
export function useTapGuard(screen: string, surroundings: Surroundings): GuardedRoot {
  const guard = useRef(openTapGuard(0));
  // None yet: the first screen is a new one too, and a finger may be on its way to the one before.
  const shown = useRef('');
  const around = useRef(surroundings);
  around.current = surroundings;
  if (shown.current !== screen) {
    shown.current = screen;
    guard.current = guardNewScreen(guard.current, surroundings.clock.monoMs());
  }
  return useMemo(() => {
    const observe = (kind: PointerMoment['kind'], event: PointerEvent): TapVerdict => {
      const { pointerId, clientX: x, clientY: y, width, button } = event;
      const target = targetAt(x, y);
      const moment = {
        kind,
        pointerId,
        x,
        y,
        width,
        button,
        target,
        monoMs: around.current.clock.monoMs(),
      };
      const judged = guardTap(guard.current, moment);
      guard.current = judged.guard;
      if (judged.verdict === 'refused') around.current.onHand?.('tap-ignored');
      return judged.verdict;
    };
    return {
      onPointerDown: (event) => {
        observe('down', event);
        around.current.onHand?.('touched');
      },
      onPointerMove: (event) => void observe('move', event),
      onPointerUp: (event) => {
        if (observe('up', event) === 'tap') targetAt(event.clientX, event.clientY)?.click();
      },
      onPointerCancel: (event) => void observe('cancel', event),
      onClickCapture: (event) => {
        // `detail` counts the presses of a pointer; a click by key, tool or program has none.
        if (event.detail !== 0) stop(event);
      },
      onKeyDownCapture: (event) => {
        around.current.onHand?.('touched');
        const acts = event.key === 'Enter' || event.key === ' ';
        const settled = mayActByKey(guard.current, around.current.clock.monoMs());
        if (acts && (event.repeat || !settled)) stop(event);
      },
      onContextMenu: (event) => event.preventDefault(),
    };
  }, []);
}

function stop(event: Event): void {
  event.preventDefault();
  event.stopPropagation();
}

/** A touch keeps the element that it began on as its target: only the point tells where it is. */
function targetAt(x: number, y: number): HTMLElement | null {
  return document.elementFromPoint(x, y)?.closest<HTMLElement>('[data-tap]') ?? null;
}
