import { usedInvitationsAround, type Invitation } from '../store/invitations.ts';
import type { StoreReader } from '../store/open-store.ts';

/** May one hand hold both an account and another, as that one stood at a moment, UTC ms? */
export type SharesHands = (otherId: string, atMs: number) => boolean;

/**
 * Two accounts are two persons only as far as neither made the other's password: whoever makes or
 * agrees to a password link can open it. It is the link that counts by which the password in use
 * was chosen: one that somebody else made later makes two persons of them again.
 */
export async function sharedHandsOf(db: StoreReader, accountId: string): Promise<SharesHands> {
  const used = await usedInvitationsAround(db, accountId);
  const lastOf = (ownerId: string, atMs: number) =>
    used.findLast((link) => link.accountId === ownerId && (link.used?.atMs ?? Infinity) <= atMs);
  const own = lastOf(accountId, Infinity);
  return (otherId, atMs) => isMadeBy(lastOf(otherId, atMs), accountId) || isMadeBy(own, otherId);
}

const isMadeBy = (link: Invitation | undefined, accountId: string): boolean =>
  link !== undefined && (link.requestedBy === accountId || link.approvedBy === accountId);
