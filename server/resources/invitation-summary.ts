import type { InvitationState, InvitationSummary } from '../../shared/api/invitation.ts';
import type { Invitation } from '../store/invitations.ts';

interface Reading {
  /** Logins of accounts. */
  readonly names: ReadonlyMap<string, string>;
  readonly readerId: string;
  readonly nowMs: number;
}

/** How a link stands, for those who govern its account. */
export function invitationSummary(
  invitation: Invitation,
  { names, readerId, nowMs }: Reading,
): InvitationSummary {
  const { id, kind, requestedAtMs, expiresAtMs, openedAtMs, openedAddress, used } = invitation;
  const { accountId, requestedBy, approvedBy } = invitation;
  const nameOf = (account: string): string => names.get(account) ?? account;
  const state = stateOf(invitation, nowMs);
  const isOther = requestedBy !== readerId && accountId !== readerId;
  return {
    ...{ id, kind, state, requestedAtMs, expiresAtMs, openedAtMs, openedAddress },
    requestedBy: nameOf(requestedBy),
    approvedBy: approvedBy === null ? null : nameOf(approvedBy),
    awaitsReader: state === 'waiting' && isOther,
    used:
      used === null ? null : { ...used, beside: used.beside === null ? null : nameOf(used.beside) },
  };
}

function stateOf({ used, endedAtMs, expiresAtMs, issued }: Invitation, nowMs: number) {
  const state: InvitationState =
    used !== null
      ? 'used'
      : endedAtMs !== null
        ? 'ended'
        : expiresAtMs <= nowMs
          ? 'expired'
          : issued
            ? 'open'
            : 'waiting';
  return state;
}
