import { toBase64url } from '../../shared/record/base64url.ts';
import { utf8 } from '../../shared/record/bytes.ts';
import { digest } from '../../shared/record/seal.ts';
import type { Services } from '../services.ts';
import type { StoreReader } from '../store/open-store.ts';
import { issueTicket } from '../store/re-key-tickets.ts';

/** What is stored of a ticket. */
export const ticketHash = (ticket: string): Promise<string> =>
  digest('RE-KEY-TICKET', utf8(ticket));

/** A new ticket for the next time that the kiosk loses its key; 256 bits, base64url. */
export async function newTicket(
  db: StoreReader,
  kioskId: string,
  { clock, randomBytes }: Pick<Services, 'clock' | 'randomBytes'>,
): Promise<string> {
  const ticket = toBase64url(randomBytes(32));
  await issueTicket(db, {
    ticket_hash: await ticketHash(ticket),
    kiosk_id: kioskId,
    issued_at_ms: clock(),
  });
  return ticket;
}
