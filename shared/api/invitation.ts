/** Of an account that has no password yet, or one to replace a password. */
export type InvitationKind = 'first' | 'reset';

export const INVITATION_STATES = ['waiting', 'open', 'used', 'expired', 'ended'] as const;
/** 'waiting': for a second person, there is no link yet. */
export type InvitationState = (typeof INVITATION_STATES)[number];

/** The newest link of an account, without what opens it. */
export interface InvitationSummary {
  readonly id: string;
  readonly kind: InvitationKind;
  readonly state: InvitationState;
  /** Logins. */
  readonly requestedBy: string;
  readonly approvedBy: string | null;
  readonly requestedAtMs: number;
  readonly expiresAtMs: number;
  /** May the reader be the second person? */
  readonly awaitsReader: boolean;
  readonly openedAtMs: number | null;
  readonly openedAddress: string | null;
  readonly used: InvitationUse | null;
}

/** When and whence a password was chosen by a link. */
export interface InvitationUse {
  readonly atMs: number;
  readonly address: string;
  /** Codes of browser and system. */
  readonly browser: string;
  readonly system: string;
  /** Login of who made or approved the link and had signed in before in that very browser. */
  readonly beside: string | null;
}

/** Shown once: who has the token chooses the password of the account. */
export interface InvitationLink {
  readonly accountId: string;
  readonly displayName: string;
  readonly login: string;
  /** 256 bits, base64url. It belongs behind the `#` of an address, which no server is sent. */
  readonly token: string;
  readonly expiresAtMs: number;
  /** Where people open the pages (`BASE_URL`); null when nobody said. */
  readonly baseUrl: string | null;
}

/** What the holder of a link shows to see whose it is. */
export interface InvitationToken {
  readonly token: string;
}

/** What the person sees before choosing a password. */
export interface InvitationPreview {
  readonly kind: InvitationKind;
  readonly displayName: string;
  readonly login: string;
  readonly officeName: string;
  /** Names of who made the link, and of who agreed to it. */
  readonly invitedBy: string;
  readonly approvedBy: string | null;
  readonly expiresAtMs: number;
}

export interface InvitationPassword extends InvitationToken {
  readonly password: string;
}

/** By which link the own password came: its person sees who made it, and when and whence it was used. */
export interface PasswordOrigin extends InvitationUse {
  readonly invitedBy: string;
  readonly approvedBy: string | null;
}
