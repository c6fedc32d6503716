import type { StoreReader } from './open-store.ts';
import type { ReKeyTicketRow } from './schema.ts';

/** Gives a kiosk a new ticket; its earlier unused ones are void from now on. */
export async function issueTicket(
  db: StoreReader,
  ticket: Pick<ReKeyTicketRow, 'ticket_hash' | 'kiosk_id' | 'issued_at_ms'>,
): Promise<void> {
  await db
    .deleteFrom('re_key_tickets')
    .where('kiosk_id', '=', ticket.kiosk_id)
    .where('opened_epoch', 'is', null)
    .execute();
  await db
    .insertInto('re_key_tickets')
    .values({ ...ticket, opened_epoch: null })
    .execute();
}

export function findTicket(
  db: StoreReader,
  ticketHash: string,
): Promise<ReKeyTicketRow | undefined> {
  return db
    .selectFrom('re_key_tickets')
    .selectAll()
    .where('ticket_hash', '=', ticketHash)
    .executeTakeFirst();
}

/** Uses a ticket up for an epoch. */
export async function useTicket(
  db: StoreReader,
  ticketHash: string,
  openedEpoch: number,
): Promise<void> {
  await db
    .updateTable('re_key_tickets')
    .set({ opened_epoch: openedEpoch })
    .where('ticket_hash', '=', ticketHash)
    .execute();
}
