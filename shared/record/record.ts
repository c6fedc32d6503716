import type { Bytes } from './bytes.ts';
import type { Language } from '../domain/language.ts';
import type { Level } from '../domain/level.ts';

/** What the kiosk knew of time when it wrote the record. Only the server decides from it. */
export interface TimeEvidence {
  /** The tablet's own clock, UTC ms. Never authoritative: anybody can set it. */
  readonly wallMs: number;
  /** Milliseconds since this boot of the kiosk's outbox; cannot be set by hand. */
  readonly monoMs: number;
  /** Random id of this boot: `monoMs` of two records compare only within one. */
  readonly boot: string;
  /** Last signed server time heard in this boot, or null when none was. */
  readonly anchor: TimeAnchor | null;
}

/** Server time `serverMs` was heard at `monoMs`, on an exchange that took `roundTripMs`. */
export interface TimeAnchor {
  readonly serverMs: number;
  readonly monoMs: number;
  readonly roundTripMs: number;
  /** The tablet's own clock when it was heard: whether it slept or was set since shows by it. */
  readonly wallMs?: number;
}

/** How the citizen reached the questionnaire. */
export const CHANNELS = ['tablet', 'kiosk'] as const;
export type Channel = (typeof CHANNELS)[number];

/** One citizen's first tap. */
export interface RatingBody {
  readonly counter: string;
  /** The official whose name was on the screen; attribution is by duty, on the server. */
  readonly official: string | null;
  readonly questionnaire: { readonly code: string; readonly version: number };
  readonly level: Level;
  readonly language: Language;
  readonly channel: Channel;
  /** From the moment the faces could be touched to the tap. */
  readonly tookMs: number;
  /** Touches refused by the tap guard since the previous rating. */
  readonly ignoredTaps: number;
}

/** What the same citizen added in the same visit. Later amendments of one item win. */
export interface AmendmentBody {
  /** Record id of the rating that is amended. */
  readonly rating: string;
  /** The citizen tapped another face within the visit. */
  readonly level?: Level;
  /** Reason codes; the last given set counts, an empty one takes the reasons back. */
  readonly reasons?: readonly string[];
  /** Levels by item code, for the items after the first. */
  readonly answers?: Readonly<Record<string, Level>>;
}

/** The outbox started: which build, and what its two stores held. */
export interface BootBody {
  readonly build: string;
  readonly persisted: boolean | null;
  readonly journalRecords: number;
  readonly storedRecords: number;
}

/** One of the two stores had lost records that the other still held. */
export interface StorageLossBody {
  readonly store: 'journal' | 'indexeddb';
  readonly rebuilt: number;
  readonly fromSeq: number | null;
  readonly toSeq: number | null;
}

/**
 * The tablet's clock jumped against the server's time by more than a minute: it slept, or somebody
 * set it; or the kiosk hears the server again after a while. Stored as a witness of the time of
 * what stands before it, not counted.
 */
export interface ClockBody {
  /** Wall clock less server time, now. */
  readonly wallOffsetMs: number;
  /** The same as it was last known; null when it was not known in this boot. */
  readonly previousWallOffsetMs: number | null;
}

/** Staff said at the kiosk who serves the counter from this record's moment on. */
export interface DutyBody {
  readonly counter: string;
  /** Null: nobody does. */
  readonly official: string | null;
}

interface Bodies {
  readonly rating: RatingBody;
  readonly amendment: AmendmentBody;
  readonly boot: BootBody;
  readonly 'storage-loss': StorageLossBody;
  readonly clock: ClockBody;
  readonly duty: DutyBody;
}

export type RecordKind = keyof Bodies;

/** A kind with its body, before the outbox gives it a place in the chain. */
export type RecordContent = {
  readonly [Kind in RecordKind]: { readonly kind: Kind; readonly body: Bodies[Kind] };
}[RecordKind];

/** Place of a record in the chain of its kiosk. */
export interface RecordPlace {
  /** UUIDv7: ordered by time, so that inserts stay cheap. */
  readonly id: string;
  readonly kiosk: string;
  /** Enrolment: one key pair, one chain. */
  readonly epoch: number;
  /** From 1 within the epoch, without holes ever assigned. */
  readonly seq: number;
  /** Hash of record `seq - 1`, or of the epoch's certificate for the first. Base64url. */
  readonly prev: string;
  readonly time: TimeEvidence;
}

/** An immutable record. Its bytes, not this object, are hashed, signed and sent. */
export type KioskRecord = { readonly v: 1 } & RecordPlace & RecordContent;

/** The exact bytes of a record with the signature of its hash: what both sides keep. */
export interface SealedRecord {
  readonly bytes: Bytes;
  readonly hash: string;
  readonly signature: string;
}
