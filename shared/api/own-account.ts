import type { PasswordOrigin } from './invitation.ts';

/** How somebody may sign in beside the password. */
export interface SignInOptions {
  /** The identity provider's name for the button; null when there is none. */
  readonly singleSignOn: string | null;
}

/** A code of the authenticator app, or a recovery code. */
export interface SecondFactorCode {
  readonly code: string;
}

/** One of both is enough. */
export type Confirmation = { readonly password: string } | { readonly code: string };

export interface PasswordChange {
  readonly oldPassword: string;
  readonly newPassword: string;
}

/** A session as its owner sees it. */
export interface OwnSession {
  readonly id: string;
  readonly createdAtMs: number;
  readonly seenAtMs: number;
  /** Codes of browser and system; `other` or empty when unknown. */
  readonly browser: string;
  readonly system: string;
  readonly current: boolean;
}

/** The state of two-step sign-in. */
export interface SecondFactorState {
  /** Null when it is off. */
  readonly enrolledAtMs: number | null;
  /** The account's role asks for it. */
  readonly mandatory: boolean;
  readonly recoveryCodesLeft: number;
}

export interface OwnAccount {
  readonly sessions: readonly OwnSession[];
  readonly secondFactor: SecondFactorState;
  /** Null for a password that came by no link. */
  readonly passwordOrigin: PasswordOrigin | null;
}

/** Shown once: a secret for the authenticator app. */
export interface SecondFactorDraft {
  /** Base 32. */
  readonly secret: string;
  /** `otpauth://` address, for the QR code. */
  readonly address: string;
}

/** Shown once; each works once. */
export interface RecoveryCodes {
  readonly codes: readonly string[];
}
