import type { Role } from '../domain/role.ts';
import type { InvitationLink, InvitationSummary } from './invitation.ts';

/** A role on a unit and all below it; `unit` null is the whole tree. */
export interface GrantSummary {
  readonly id: string;
  readonly role: Role;
  readonly unit: { readonly id: string; readonly code: string; readonly name: string } | null;
  /** Of the role 'official': whose figures, family to given name; null for the other roles. */
  readonly official: string | null;
  /** Who asked for it: a login, or null for the server's console. */
  readonly requestedBy: string | null;
  readonly requestedAtMs: number;
  /** False while it waits for a second person; it gives nothing until then. */
  readonly approved: boolean;
  /** May the reader be that second person? */
  readonly awaitsReader: boolean;
  readonly expiresAtMs: number | null;
}

export interface AccountSummary {
  readonly id: string;
  readonly login: string;
  readonly displayName: string;
  readonly createdAtMs: number;
  /** Is it the reader's own? */
  readonly own: boolean;
  readonly grants: readonly GrantSummary[];
  /** False until its person has chosen one. */
  readonly hasPassword: boolean;
  /** The newest link to choose a password by; null when there never was one. */
  readonly invitation: InvitationSummary | null;
}

export interface Accounts {
  readonly accounts: readonly AccountSummary[];
  readonly nowMs: number;
}

/** The list after a link was asked for; `link` is null while a second person has to agree. */
export interface InvitedAccounts extends Accounts {
  readonly link: InvitationLink | null;
}

/** A role to be given; `unitId` null asks for the whole tree, `days` for an end. */
export interface GrantRequest {
  readonly role: Role;
  readonly unitId: string | null;
  /** Needed with the role 'official', and with no other: an official of that unit. */
  readonly officialId?: string | undefined;
  readonly days?: number | undefined;
}

/**
 * An account is made with its first role: one without any would belong to nobody's part. It has no
 * password: its person chooses one by a link.
 */
export interface NewAccountRequest {
  readonly login: string;
  readonly displayName: string;
  readonly grant: GrantRequest;
}
