import type { Enrolment, ReKeyRequest } from '../../shared/api/pairing.ts';
import type { ApiRouter } from '../http/api-router.ts';
import { endpoint } from '../http/endpoint.ts';
import { Problem } from '../http/problem.ts';
import type { Services } from '../services.ts';
import { appendAudit } from '../store/audit-log.ts';
import { loadKioskConfiguration } from '../store/kiosk-configuration.ts';
import { lockKiosk } from '../store/kiosk-decisions.ts';
import { countSelfOpened, epochOfKey, hasSpoken, openNextEpoch } from '../store/kiosk-epochs.ts';
import { findTicket, useTicket } from '../store/re-key-tickets.ts';
import type { ReKeyTicketRow } from '../store/schema.ts';
import { unitIdOfKiosk } from '../store/unit-ids.ts';
import { inTransaction, type Writing } from '../store/writing.ts';
import { assertHoldsKey } from './holds-key.ts';
import { newTicket, ticketHash } from './re-key-ticket.ts';

/** A kiosk that loses its key more often has a fault that somebody must look at. */
const MOST_SELF_OPENED = 2;
const WITHIN_MS = 30 * 86_400_000;

type ReKeyServices = Pick<Services, 'store' | 'clock' | 'serverKey' | 'newId' | 'randomBytes'>;

/**
 * `POST /kiosk-epochs`: a kiosk whose store was wiped, but not the file with its ticket, makes a new
 * key and goes on as the same kiosk in its next epoch. What it still holds of the old epoch is
 * accepted under the old signatures.
 */
export function kioskEpochs(router: ApiRouter, services: Services): void {
  endpoint(router, 'postKioskEpoch', async ({ body }) => {
    await assertHoldsKey(body);
    return reKey(services, body, await ticketHash(body.ticket));
  });
}

/** What the route does, for who has checked that the asker holds the key. */
export async function reKey(
  services: ReKeyServices,
  request: ReKeyRequest,
  hash: string,
): Promise<Enrolment> {
  const { store, clock, serverKey } = services;
  const nowMs = clock();
  const opened = await inTransaction(store, async (writing) => {
    const ticket = await goodTicket(writing, hash);
    const again = await epochOfLostAnswer(writing, ticket, request);
    const epoch = again ?? (await openBySelf(writing, services, { ticket, request, nowMs }));
    return {
      kiosk: ticket.kiosk_id,
      epoch,
      reKeyTicket: await newTicket(writing.trx, ticket.kiosk_id, services),
    };
  });
  const configuration = await loadKioskConfiguration(store.db, opened.kiosk, nowMs);
  if (configuration === undefined) throw new Error(`Kiosk ${opened.kiosk} has no place.`);
  return { ...opened, serverKey: serverKey.public, configuration };
}

/** The ticket, with its kiosk locked and allowed to send. */
async function goodTicket(writing: Writing, hash: string): Promise<ReKeyTicketRow> {
  const ticket = await findTicket(writing.trx, hash);
  const kiosk = ticket && (await lockKiosk(writing, ticket.kiosk_id));
  if (kiosk?.status === 'revoked') throw new Problem('kiosk-revoked');
  if (kiosk?.status === 'suspended') throw new Problem('kiosk-suspended');
  // Read again: while the lock was waited for, another request may have used the ticket.
  const now = await findTicket(writing.trx, hash);
  if (now === undefined) throw new Problem('unknown-re-key-ticket');
  return now;
}

/** The answer got lost: the same key is told its epoch once more, until it speaks in it. */
async function epochOfLostAnswer(
  { trx }: Writing,
  ticket: ReKeyTicketRow,
  request: ReKeyRequest,
): Promise<number | undefined> {
  if (ticket.opened_epoch === null) return undefined;
  const epoch = await epochOfKey(trx, ticket.kiosk_id, request);
  const isLost = epoch === ticket.opened_epoch && !(await hasSpoken(trx, ticket.kiosk_id, epoch));
  if (!isLost) throw new Problem('unknown-re-key-ticket');
  return epoch;
}

async function openBySelf(
  { trx }: Writing,
  { newId }: Pick<Services, 'newId'>,
  given: {
    readonly ticket: ReKeyTicketRow;
    readonly request: ReKeyRequest;
    readonly nowMs: number;
  },
): Promise<number> {
  const { ticket, request, nowMs } = given;
  const kioskId = ticket.kiosk_id;
  const times = await countSelfOpened(trx, kioskId, nowMs - WITHIN_MS);
  if (times >= MOST_SELF_OPENED) throw new Problem('re-key-limit');
  const { algorithm, publicKey } = request;
  const key = { algorithm, publicKey };
  const epoch = await openNextEpoch(trx, {
    kioskId,
    key,
    openedAtMs: nowMs,
    openedBy: 'ticket',
  });
  await useTicket(trx, ticket.ticket_hash, epoch);
  await appendAudit(trx, {
    id: newId(),
    atMs: nowMs,
    accountId: null,
    action: 'kiosk.re-key',
    unitId: await unitIdOfKiosk(trx, kioskId),
    detail: { kiosk: kioskId, epoch, publicKey, note: 'tự ghi danh lại' },
  });
  return epoch;
}
