import type { KioskHealth } from '../../shared/api/batch.ts';
import type { Enrolment } from '../../shared/api/pairing.ts';
import type { TimeAnchor } from '../../shared/record/record.ts';
import { importVerifier } from '../../shared/record/signing-key.ts';
import { exchange, type Heard } from './exchange.ts';
import { fetchConfiguration } from './fetch-configuration.ts';
import type { Fetch } from './http-answer.ts';
import type { Identity } from './identity.ts';
import type { Queue } from './queue.ts';
import type { ExchangeEnd } from './send-plan.ts';
import type { OutboxStore } from './store.ts';
import type { StoredRecord } from './stored-record.ts';

export interface ServerLinkDeps {
  readonly identity: Identity;
  readonly queue: Queue;
  readonly store: Pick<OutboxStore, 'acknowledge' | 'put'>;
  readonly fetch: Fetch;
  readonly health: () => KioskHealth;
  readonly wallMs: () => number;
  readonly monoMs: () => number;
  readonly keepEnrolment: (enrolment: Enrolment) => Promise<void>;
}

/** What is known of the server, and the only way to it. */
export interface ServerLink {
  exchange(records: readonly StoredRecord[]): Promise<ExchangeEnd>;
  readonly enrolment: Enrolment;
  /** Last signed server time of this boot. */
  readonly anchor: TimeAnchor | null;
  readonly lastContactWallMs: number | null;
}

/** Talks to the server that was pinned at pairing, and remembers what it said. */
export async function createServerLink(deps: ServerLinkDeps): Promise<ServerLink> {
  const verify = await importVerifier(deps.identity.enrolment.serverKey);
  let { enrolment } = deps.identity;
  let anchor: TimeAnchor | null = null;
  let lastContactWallMs: number | null = null;

  async function onReceipt({ receipt, monoMs, roundTripMs }: Heard): Promise<void> {
    anchor = { serverMs: receipt.nowMs, monoMs, roundTripMs };
    lastContactWallMs = deps.wallMs();
    await markAcknowledged(
      deps,
      receipt.results.map(({ hash }) => hash),
      receipt.nowMs,
    );
    if (receipt.configurationRevision !== enrolment.configuration.revision) await renew();
  }

  async function renew(): Promise<void> {
    const configuration = await fetchConfiguration(deps.identity, deps.fetch);
    if (configuration === undefined) return;
    enrolment = { ...enrolment, configuration };
    await deps.keepEnrolment(enrolment);
  }

  return {
    exchange: (records) =>
      exchange(
        {
          ...deps,
          onReceipt,
          // A key that this browser cannot check with acknowledges nothing: everything is kept.
          verify: verify ?? (() => Promise.resolve(false)),
        },
        records,
      ),
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
  { queue, store }: ServerLinkDeps,
  hashes: readonly string[],
  serverMs: number,
): Promise<void> {
  queue.acknowledge(hashes);
  if (hashes.length === 0) return;
  try {
    await store.acknowledge(hashes, serverMs);
  } catch {
    // After the next boot they are sent once more, and answered as duplicates.
  }
}
