import type { Language } from './language.ts';
import type { Questionnaire } from './questionnaire.ts';

/** The official whom the kiosk names to the citizen. */
export interface ShownOfficial {
  readonly id: string;
  /** Full name in Vietnamese order: family, middle, given. */
  readonly name: string;
  readonly honorific: 'Ông' | 'Bà' | null;
}

/** Who serves the kiosk's counter from `startsAtMs` (inclusive) to `endsAtMs` (exclusive), UTC. */
export interface ShownDuty {
  readonly official: ShownOfficial;
  readonly startsAtMs: number;
  readonly endsAtMs: number;
}

/** A PIN that a kiosk can check without its server: only its salted, slow hash is known. */
export interface StaffPinHash {
  /** Base64url. */
  readonly salt: string;
  /** Rounds of PBKDF2 with HMAC-SHA-256. */
  readonly iterations: number;
  /** 256 bits, base64url. */
  readonly hash: string;
}

/** An official whom staff choose from a list. */
export interface PanelOfficial extends ShownOfficial {
  /** Position or rank. */
  readonly title?: string;
  /** The office's own code of the official, where another bears the same name. */
  readonly code?: string;
}

/** What the kiosk's staff panel needs to let staff say who serves the counter. */
export interface StaffPanelSetting {
  /** Who may serve the counter today. */
  readonly officials: readonly PanelOfficial[];
  /** Null while a steward has not set one: then nothing can be changed at the kiosk. */
  readonly pin: StaffPinHash | null;
}

/** How long each state of a visit lasts. */
export interface VisitTimings {
  readonly pickedMs: number;
  readonly idleMs: number;
  readonly warningMs: number;
  readonly thanksMs: number;
  readonly lockOutMs: number;
}

/** All that a paired kiosk must know to work for weeks without the server. */
export interface KioskConfiguration {
  /** Changes whenever anything below changes; the receipt of every batch carries the newest. */
  readonly revision: string;
  readonly kiosk: { readonly id: string; readonly name: string };
  readonly unit: { readonly name: string };
  readonly servicePoint: { readonly name: string };
  readonly counter: {
    readonly id: string;
    readonly name: string;
    readonly fieldName: string | null;
  };
  /** By start, none over another: what staff said at the counter is worked in. */
  readonly duties: readonly ShownDuty[];
  /** Left out by servers from before there was one. */
  readonly panel?: StaffPanelSetting;
  readonly questionnaire: Questionnaire;
  readonly languages: readonly [Language, ...Language[]];
  readonly timings: VisitTimings;
  readonly hotline: string | null;
  /** True when the server holds sample data: every screen then says so. */
  readonly sample: boolean;
}
