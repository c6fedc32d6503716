import type { Queue } from './queue.ts';
import { FIRST_PLAN, planNext, type ExchangeEnd, type SendPlan } from './send-plan.ts';
import type { StoredRecord } from './stored-record.ts';

export interface SenderDeps {
  readonly queue: Queue;
  /** Sends one batch and marks what was acknowledged. */
  readonly exchange: (records: readonly StoredRecord[]) => Promise<ExchangeEnd>;
  /** Runs `task` once after `delayMs`; returns what cancels it. */
  readonly schedule: (delayMs: number, task: () => void) => () => void;
  /** Monotonic, in ms. */
  readonly nowMs: () => number;
  readonly random: () => number;
  readonly onPlanned: () => void;
}

export interface Sender {
  /** A record was added: send it, unless the server has just failed and is being spared. */
  wake(): void;
  /** The network is back, the screen is on again, or staff ask: do not wait any longer. */
  retryNow(): void;
  readonly plan: SendPlan;
}

const KEPT: ExchangeEnd = { kind: 'kept', retryAfterMs: 0 };

/** Sends what is in the queue, one batch at a time, for ever; an empty batch is a heartbeat. */
export function createSender(deps: SenderDeps): Sender {
  let plan = FIRST_PLAN;
  let isBusy = false;
  let cancel: () => void = () => undefined;

  const isHeld = (hash: string): boolean => (plan.held.get(hash) ?? 0) > deps.nowMs();

  async function sendNext(): Promise<void> {
    if (isBusy) return;
    isBusy = true;
    cancel();
    const batch = deps.queue.next(plan.batchLimit, isHeld);
    // A fault of ours must not stop the sending for ever: the records are kept, and tried again.
    const end = await deps.exchange(batch).catch(() => KEPT);
    const next = planNext(plan, end, {
      sent: batch.map(({ hash }) => hash),
      sendable: deps.queue.next(1, isHeld).length,
      nowMs: deps.nowMs(),
      random: deps.random,
    });
    plan = next.plan;
    isBusy = false;
    sendIn(next.delayMs);
    deps.onPlanned();
  }

  function sendIn(delayMs: number): void {
    cancel();
    cancel = deps.schedule(delayMs, () => void sendNext());
  }

  return {
    wake() {
      if (plan.failures === 0) void sendNext();
    },
    retryNow: () => void sendNext(),
    get plan() {
      return plan;
    },
  };
}
