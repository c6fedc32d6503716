import type { KioskStatus } from '../kiosk-port.ts';
import { isNightPast } from './night.ts';
import type { Parts } from './ready-parts.ts';
import { REVOKED, type SendPlan } from './send-plan.ts';

/** What a paired kiosk shows while its stores work. */
export function readyStatus(
  { link, queue, strange, sinceMonoMs }: Parts,
  plan: SendPlan,
  monoMs: number,
): KioskStatus {
  const pending = queue.size + strange.length;
  if (plan.refusal === REVOKED) return { kind: 'revoked', pending };
  return {
    kind: 'ready',
    configuration: link.enrolment.configuration,
    queue: {
      pending,
      held: plan.held.size + strange.length,
      oldestPendingWallMs: queue.oldestWallMs,
      lastContactWallMs: link.lastContactWallMs,
      online: plan.failures === 0,
    },
    refusal: plan.refusal,
    // The page knows of updates; the worker does not.
    updateWaiting: false,
    // A new load is a new boot: no later moment of it bounds what waits from this one.
    reloadDue:
      plan.failures === 0 &&
      queue.size <= plan.held.size &&
      isNightPast(link.anchor, { sinceMonoMs, monoMs }),
  };
}
