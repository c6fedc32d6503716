import { backoffMs } from './backoff.ts';

export const FULL_BATCH_RECORDS = 50;
const HEARTBEAT_MS = 60_000;
const REFUSED_RETRY_MS = 300_000;
const HELD_RETRY_MS = 3_600_000;

/** Code of the refusal after which no rating of this kiosk counts any more. */
export const REVOKED = 'kiosk-revoked';

/** How an exchange with the server ended. */
export type ExchangeEnd =
  | { readonly kind: 'delivered'; readonly acknowledged: readonly string[] }
  | { readonly kind: 'kept'; readonly retryAfterMs: number }
  | { readonly kind: 'unacceptable' }
  | { readonly kind: 'refused'; readonly code: string };

/** All that the sender remembers between two exchanges. Not kept over a boot: each tries anew. */
export interface SendPlan {
  /** Exchanges in a row that brought nothing. */
  readonly failures: number;
  readonly batchLimit: number;
  /** Code of the server's refusal of this kiosk; null while it is not refused. */
  readonly refusal: string | null;
  /** Hashes of single records that the server would not take, with the time to try them again. */
  readonly held: ReadonlyMap<string, number>;
}

export const FIRST_PLAN: SendPlan = {
  failures: 0,
  batchLimit: FULL_BATCH_RECORDS,
  refusal: null,
  held: new Map(),
};

/** Facts that the plan is made from. */
export interface PlanFacts {
  /** Hashes of the batch that was sent; empty for a heartbeat. */
  readonly sent: readonly string[];
  /** Records that wait and are not held, after the exchange. */
  readonly sendable: number;
  /** Monotonic. */
  readonly nowMs: number;
  readonly random: () => number;
}

export interface NextSend {
  readonly plan: SendPlan;
  readonly delayMs: number;
}

/** What to remember and how long to wait after an exchange. */
export function planNext(plan: SendPlan, end: ExchangeEnd, facts: PlanFacts): NextSend {
  switch (end.kind) {
    case 'delivered':
      // A receipt that acknowledges none of what was sent is no progress: no hurry either.
      return facts.sent.length > 0 && end.acknowledged.length === 0
        ? waitLonger(plan, facts, 0)
        : {
            plan: afterSuccess(plan, end.acknowledged, facts),
            delayMs: facts.sendable > 0 ? 0 : HEARTBEAT_MS,
          };
    case 'kept':
      return waitLonger(plan, facts, end.retryAfterMs);
    case 'refused':
      return {
        plan: { ...plan, failures: plan.failures + 1, refusal: end.code },
        delayMs: REFUSED_RETRY_MS,
      };
    case 'unacceptable':
      return isolate(plan, facts);
  }
}

/** A server takes what a revoked kiosk still has: only a heartbeat tells that it is welcome. */
function afterSuccess(
  plan: SendPlan,
  acknowledged: readonly string[],
  { sent }: PlanFacts,
): SendPlan {
  const held = new Map(plan.held);
  for (const hash of acknowledged) held.delete(hash);
  return {
    failures: 0,
    batchLimit: Math.min(FULL_BATCH_RECORDS, plan.batchLimit * 2),
    refusal: plan.refusal === REVOKED && sent.length > 0 ? REVOKED : null,
    held,
  };
}

function waitLonger(plan: SendPlan, facts: PlanFacts, atLeastMs: number): NextSend {
  const failures = plan.failures + 1;
  return {
    plan: { ...plan, failures },
    delayMs: Math.max(atLeastMs, backoffMs(failures, facts.random)),
  };
}

/** Halves the batch until one record is left; that one is held back and the others go on. */
function isolate(plan: SendPlan, facts: PlanFacts): NextSend {
  const [only, second] = facts.sent;
  if (second !== undefined) {
    const batchLimit = Math.floor(facts.sent.length / 2);
    return { plan: { ...plan, batchLimit }, delayMs: 0 };
  }
  if (only === undefined) return waitLonger(plan, facts, 0);
  const held = new Map([...plan.held, [only, facts.nowMs + HELD_RETRY_MS] as const]);
  return waitLonger({ ...plan, held }, facts, 0);
}
