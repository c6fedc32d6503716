import type { KioskHealth } from '../../shared/api/batch.ts';
import type { Enrolment } from '../../shared/api/pairing.ts';
import type { SeatRange } from '../../shared/record/receipt.ts';
import type { ClockBody, TimeAnchor } from '../../shared/record/record.ts';
import { importVerifier } from '../../shared/record/signing-key.ts';
import type { Stores } from './booted.ts';
import { createClockWatch } from './clock-watch.ts';
import { exchange, type Heard } from './exchange.ts';
import type { Identity } from './identity.ts';
import type { OutboxDeps } from './outbox.ts';
import type { Queue } from './queue.ts';
import type { createRefill } from './refill.ts';
import type { ExchangeEnd } from './send-plan.ts';
import type { StoredRecord } from './stored-record.ts';

export interface ServerLinkDeps extends Pick<
  OutboxDeps,
  'fetch' | 'loadSeldom' | 'wallMs' | 'monoMs'
> {
  readonly identity: Identity;
  readonly queue: Queue;
  readonly stores: Stores;
  readonly health: () => KioskHealth;
  /** Writes a record that bears witness to the time. */
  readonly onClockJump: (jump: ClockBody) => Promise<unknown>;
}

/** What is known of the server, and the only way to it. */
export interface ServerLink {
  exchange(records: readonly StoredRecord[]): Promise<ExchangeEnd>;
  /** The newest configuration; `isSaid`: the present one, with what staff have just said of duty. */
  renew(isSaid?: boolean): Promise<void>;
  readonly enrolment: Enrolment;
  /** Last signed server time of this boot. */
  readonly anchor: TimeAnchor | null;
  readonly lastContactWallMs: number | null;
}

/** Without a receipt for so long, a kiosk was away. */
const AWAY_MS = 600_000;

/** Talks to the server that was pinned at pairing, and remembers what it said. */
export async function createServerLink(deps: ServerLinkDeps): Promise<ServerLink> {
  const verify = await importVerifier(deps.identity.enrolment.serverKey);
  let { enrolment } = deps.identity;
  let anchor: TimeAnchor | null = null;
  let lastContactWallMs: number | null = null;
  const startWallMs = deps.wallMs();
  const clockJump = createClockWatch();
  let isBack = false;
  let witness: StoredRecord | undefined;
  let refill: ReturnType<typeof createRefill> | undefined;

  async function onReceipt({ receipt, monoMs, roundTripMs }: Heard): Promise<void> {
    const wallMs = deps.wallMs();
    anchor = { serverMs: receipt.nowMs, monoMs, roundTripMs, wallMs };
    lastContactWallMs = wallMs;
    const jump = clockJump(wallMs - receipt.nowMs, isBack);
    isBack = false;
    if (jump) await deps.onClockJump(jump);
    await markAcknowledged(
      deps,
      receipt.results.map(({ hash }) => hash),
      receipt.nowMs,
    );
    try {
      if (receipt.missing?.length) await sendAgain(receipt.missing);
      if (receipt.configurationRevision !== enrolment.configuration.revision) await renew();
    } catch {
      // Code that is loaded on demand did not come: the next receipt asks for the same.
    }
  }

  async function renew(isSaid?: boolean): Promise<void> {
    const { renewConfiguration } = await deps.loadSeldom();
    enrolment = await renewConfiguration(deps, enrolment, isSaid);
  }

  async function sendAgain(missing: readonly SeatRange[]): Promise<void> {
    const { stores, queue, loadSeldom } = deps;
    const { kiosk } = enrolment;
    const { createRefill } = await loadSeldom();
    refill ??= createRefill({ store: stores.store, queue, kiosk });
    await refill(missing);
  }

  const send = (records: readonly StoredRecord[]): Promise<ExchangeEnd> =>
    exchange(
      {
        ...deps,
        onReceipt,
        // A key that this browser cannot check with acknowledges nothing: everything is kept.
        verify: verify ?? (() => Promise.resolve(false)),
      },
      records,
    );

  /**
   * Before what waited while the kiosk was away, the server's time is heard, and a record that
   * tells of it is sent with the first batch: nothing that stands before it was written later.
   */
  async function sendWithWitness(records: readonly StoredRecord[]): Promise<ExchangeEnd> {
    const awayMs = deps.wallMs() - (lastContactWallMs ?? startWallMs);
    if (records.length > 0 && Math.abs(awayMs) > AWAY_MS) {
      isBack = true;
      const end = await send([]);
      // Any other end says nothing of the records: a revoked kiosk may still send them.
      if (end.kind === 'kept') return end;
      witness = [...deps.queue.waiting].at(-1);
    }
    const end = await send(witness ? [...new Set([...records, witness])] : records);
    if (end.kind !== 'kept') witness = undefined;
    return end;
  }

  return {
    exchange: sendWithWitness,
    renew,
    get enrolment() {
      return enrolment;
    },
    get anchor() {
      return anchor;
    },
    get lastContactWallMs() {
      return lastContactWallMs;
    },
  };
}

async function markAcknowledged(
  { queue, stores }: ServerLinkDeps,
  hashes: readonly string[],
  serverMs: number,
): Promise<void> {
  queue.acknowledge(hashes);
  if (hashes.length === 0) return;
  try {
    await stores.store.acknowledge(hashes, serverMs);
  } catch {
    // After the next boot they are sent once more, and answered as duplicates.
  }
}
