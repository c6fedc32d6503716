import { MAX_BATCH_RECORDS, type Batch, type TravellingRecord } from '../../shared/api/batch.ts';
import { KIOSK_ROUTES } from '../../shared/api/kiosk-routes.ts';
import { utf8, type Bytes } from '../../shared/record/bytes.ts';
import { requestClaimOf, type KioskCredential } from '../../shared/record/request-claim.ts';
import { digestBodyNow } from '../ingest/digest-now.ts';
import { absenceOf, lastsUntilMs } from './kiosk-absence.ts';
import type { KioskPlan } from './kiosk-plan.ts';
import { SAMPLE_BUILD, type DraftRecord } from './kiosk-records.ts';
import { sampleSigner } from './sample-key.ts';
import { sealRecords, type SampleSeal } from './seal-records.ts';

/** One request of a simulated kiosk, and when the server gets it. */
export interface Delivery {
  readonly receivedAtMs: number;
  readonly credential: KioskCredential;
  readonly body: Bytes;
  /** How many of its records carry a rating. */
  readonly ratingCount: number;
}

export interface DeliveryContext {
  readonly serverKeyId: string;
  readonly nowMs: number;
}

/**
 * The requests of one kiosk, in order. A batch goes out when 200 records wait and before each new
 * start of the kiosk (a start tells nothing of when the last record before it was written), and an
 * empty one, a heartbeat, just now; a kiosk that was away sends what has gathered within seconds
 * after its return.
 */
export async function* deliveriesOf(
  plan: KioskPlan,
  records: readonly DraftRecord[],
  context: DeliveryContext,
): AsyncGenerator<Delivery> {
  const sign = sampleSigner(plan.keySeed);
  const seal = await sealRecords(plan, sign);
  let head: Batch['health']['head'] = null;
  for (const { receivedAtMs, drafts } of groupsOf(plan, records, context.nowMs)) {
    const travelling = drafts.map((draft) => sealDraft(draft, seal));
    head = seal.head() ?? head;
    const batch: Batch = { records: travelling, health: healthAt(receivedAtMs, head) };
    const body = utf8(JSON.stringify(batch));
    const claim = requestClaimOf(
      { method: 'POST', path: KIOSK_ROUTES.records, serverKeyId: context.serverKeyId },
      digestBodyNow(body),
    );
    yield {
      receivedAtMs,
      credential: { kiosk: plan.kioskId, epoch: 1, signature: sign(claim) },
      body,
      ratingCount: drafts.filter(({ content }) => content.kind === 'rating').length,
    };
  }
}

interface Group {
  readonly receivedAtMs: number;
  readonly drafts: readonly DraftRecord[];
}

function groupsOf(plan: KioskPlan, records: readonly DraftRecord[], nowMs: number): Group[] {
  const absence = absenceOf(plan.traits.role, nowMs);
  const before = records.filter(({ atMs }) => absence === null || atMs < absence.fromMs);
  const during =
    absence === null
      ? []
      : records.filter(({ atMs }) => atMs >= absence.fromMs && atMs < absence.toMs);
  const after = records.slice(before.length + during.length);
  const flood = full(during).map((drafts, index) => ({
    receivedAtMs: (absence?.toMs ?? 0) + 4_000 + index * 1_500,
    drafts,
  }));
  const sent = [...onTheSpot(before), ...flood, ...onTheSpot(after)];
  const heardAtMs = lastsUntilMs(plan.traits.role, nowMs) - 20_000;
  const receivedAtMs = Math.max(sent.at(-1)?.receivedAtMs ?? plan.pairedAtMs, heardAtMs);
  return [...sent, { receivedAtMs, drafts: [] }];
}

const onTheSpot = (records: readonly DraftRecord[]): Group[] =>
  full(records).map((drafts) => ({ receivedAtMs: (drafts.at(-1)?.atMs ?? 0) + 5_000, drafts }));

function full(records: readonly DraftRecord[]): DraftRecord[][] {
  const groups: DraftRecord[][] = [];
  for (const record of records) {
    const group = groups.at(-1);
    const isOpen = group !== undefined && group.length < MAX_BATCH_RECORDS;
    if (isOpen && record.content.kind !== 'boot') group.push(record);
    else groups.push([record]);
  }
  return groups;
}

function sealDraft(draft: DraftRecord, seal: SampleSeal): TravellingRecord {
  const { bytes, signature } = seal.next(draft);
  return { bytes: Buffer.from(bytes).toString('base64url'), signature };
}

const healthAt = (wallMs: number, head: Batch['health']['head']): Batch['health'] => ({
  build: SAMPLE_BUILD,
  pending: 0,
  oldestPendingWallMs: null,
  head,
  wallMs,
  persisted: true,
  storageMode: 'journal+indexeddb',
});
