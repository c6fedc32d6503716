import { decideAnnulment } from '../../server/annulment/decide-annulment.ts';
import { proposeAnnulment, proposeLift } from '../../server/annulment/propose-annulment.ts';
import { changeDuty } from '../../server/store/change-duties.ts';
import { WHOLE_SCOPE } from '../../server/store/scope.ts';
import type { AnnulmentPlace } from '../../shared/domain/annulment.ts';
import { localMinuteOf } from '../../shared/domain/local-minute.ts';
import { digestOfNow } from '../support/agreed-set.ts';
import { writeRoot } from '../../server/verify/write-root.ts';
import { appendAudit } from '../../server/store/audit-log.ts';
import { ratingContent, simulateKiosk, type SimulatedKiosk } from '../support/simulated-kiosk.ts';
import type { Level } from '../../shared/domain/level.ts';
import { enrol, NOW_MS } from './contract-office.ts';
import type { IngestUnderTest } from './ingest-under-test.ts';

const MINUTE_MS = 60_000;

/**
 * A store in which everything occurs that a clean one can hold: two kiosks with keys of both kinds,
 * an ended epoch, amendments, records that were set aside, resent batches, two daily roots, an
 * annulment in force and a lifted one, what staff said of who serves, as it is and corrected.
 */
export async function fillVerifiedOffice(under: IngestUnderTest): Promise<void> {
  const serverKeyId = under.serverKey.public.id;
  const first = await under.kiosk('kiosk-1');
  const second = await simulateKiosk({ id: 'kiosk-2', serverKeyId, algorithm: 'P-256' });
  await enrol(under.store, second);
  await logAct(under, 'act-1', NOW_MS - 90 * MINUTE_MS);
  await sendDay(under, first);
  await sendDay(under, second);
  await root(under, 'root-1');
  await reEnrol(under, second, serverKeyId);
  under.nowMs += 15 * MINUTE_MS;
  await sendSetAside(under, first);
  await logAct(under, 'act-2', under.nowMs);
  await decideTogether(under);
  await sayDuties(under, first);
  under.nowMs += 15 * MINUTE_MS;
  await root(under, 'root-2');
}

const logAct = ({ store }: IngestUnderTest, id: string, atMs: number) =>
  appendAudit(store.db, { id, atMs, accountId: null, action: 'test.act', detail: { id } });

const root = (under: IngestUnderTest, id: string) =>
  writeRoot({ store: under.store, clock: () => under.nowMs, newId: () => id });

/** Ratings with and without anchors, amendments of every kind, a batch that came twice. */
async function sendDay(under: IngestUnderTest, kiosk: SimulatedKiosk): Promise<void> {
  const questionnaire = { code: 'nam-yeu-to', version: 1 };
  const anchor = { serverMs: NOW_MS - 30 * MINUTE_MS, monoMs: 0, roundTripMs: 80 };
  const boot = await kiosk.write({
    kind: 'boot',
    body: { build: 'test', persisted: true, journalRecords: 0, storedRecords: 0 },
  });
  const undated = await kiosk.write(ratingContent({ level: 3, counter: 'counter-2' }));
  await under.send(kiosk, [boot, undated]);
  under.nowMs += MINUTE_MS;
  const ratings = [];
  for (const level of [5, 4, 2] satisfies Level[]) {
    ratings.push(await kiosk.write(ratingContent({ level, questionnaire }), { time: { anchor } }));
  }
  const [, middling, worst] = ratings;
  const amendment = await kiosk.write({
    kind: 'amendment',
    body: { rating: worst!.id, level: 1, answers: { access: 3, result: 4 }, reasons: ['wait'] },
  });
  const takenBack = await kiosk.write({
    kind: 'amendment',
    body: { rating: worst!.id, reasons: [] },
  });
  const late = await kiosk.write({
    kind: 'amendment',
    body: { rating: middling!.id, reasons: ['late', 'wait'] },
  });
  await under.send(kiosk, ratings.slice(0, 2));
  under.nowMs += MINUTE_MS;
  // The receipt was lost: what came is sent once more, with what was written since.
  await under.send(kiosk, [...ratings, amendment, takenBack, late]);
}

async function sendSetAside(under: IngestUnderTest, kiosk: SimulatedKiosk): Promise<void> {
  await under.send(kiosk, [
    await kiosk.write(ratingContent({ counter: 'no-such-counter' })),
    await kiosk.write({ kind: 'amendment', body: { rating: crypto.randomUUID(), level: 2 } }),
    await kiosk.writeForeign({ kind: 'from-the-future', time: 1 }),
  ]);
}

async function reEnrol(
  under: IngestUnderTest,
  kiosk: SimulatedKiosk,
  serverKeyId: string,
): Promise<void> {
  await under.store.db
    .updateTable('kiosk_epochs')
    .set({ ended_at_ms: under.nowMs, ended_reported_seq: null })
    .where('kiosk_id', '=', kiosk.id)
    .execute();
  const next = await simulateKiosk({ id: kiosk.id, serverKeyId, epoch: 2 });
  await enrol(under.store, next);
  await under.send(next, [await next.write(ratingContent({ level: 4 }))]);
}

/** What lies at counter-2 goes; what kiosk-2 took goes and comes back. */
async function decideTogether({ store, nowMs }: IngestUnderTest): Promise<void> {
  let ids = 0;
  const as = (accountId: string) => ({
    ...{ atMs: nowMs, accountId, newId: () => `decided-${String((ids += 1))}` },
  });
  const explanation = 'Cán bộ thử máy trước giờ mở cửa, có biên bản';
  const window = { unitId: 'unit-1', fromMs: NOW_MS - 120 * MINUTE_MS, toMs: nowMs };
  const done = async (proposed: ReturnType<typeof proposeLift>): Promise<string> => {
    const proposal = await proposed;
    if (!proposal.ok) throw new Error(proposal.error);
    const { id } = proposal.value;
    const digest = await digestOfNow(store.db, id);
    const asked = { id, decision: 'approve', digest, note: '' } as const;
    const decided = await decideAnnulment(store, asked, as('administrator'));
    if (!decided.ok) throw new Error(decided.error);
    return id;
  };
  const annul = (place: AnnulmentPlace) =>
    done(proposeAnnulment(store, { ...window, place, reason: 'test', explanation }, as('manager')));
  await annul({ kind: 'counter', id: 'counter-2' });
  const lifted = await annul({ kind: 'kiosk', id: 'kiosk-2' });
  await done(proposeLift(store, { id: lifted, explanation }, as('manager')));
}

/** Staff say twice who serves; the office gives the second another time. */
async function sayDuties(under: IngestUnderTest, kiosk: SimulatedKiosk): Promise<void> {
  const said = { kind: 'duty', body: { counter: 'counter-1', official: 'official-1' } } as const;
  const [first, second] = [await kiosk.write(said), await kiosk.write(said)];
  await under.send(kiosk, [first, second]);
  const from = localMinuteOf(under.nowMs + MINUTE_MS);
  const to = localMinuteOf(under.nowMs + 30 * MINUTE_MS);
  const change = { id: `${kiosk.id}.1.${String(second.seq)}`, officialId: 'official-1', from, to };
  const context = { atMs: under.nowMs, newId: () => 'corrected', accountId: 'manager' };
  const changed = await changeDuty(under.store, change, { ...context, scope: WHOLE_SCOPE });
  if (!changed.ok) throw new Error(changed.error.code);
}
