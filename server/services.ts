import type { Logger } from 'pino';
import type { Bytes } from '../shared/record/bytes.ts';
import type { SecretBox } from './sign-in/secret-box.ts';
import type { SingleSignOn } from './sign-in/single-sign-on.ts';
import type { AttemptLimit } from './http/attempt-limit.ts';
import type { Passwords } from './http/passwords.ts';
import type { SetupCode } from './http/setup-code.ts';
import type { Ingest } from './ingest/ingest.ts';
import type { SampleLoads } from './sample/sample-loads.ts';
import type { ServerKey } from './server-key.ts';
import type { Store, StoreLocation } from './store/open-store.ts';
import type { TlsFiles } from './tls/read-certificate.ts';
import type { Verifications } from './verify/verifications.ts';

/**
 * Everything that a request may need, made once at start and frozen. What touches the world
 * (clock, randomness, disk) comes from here, so that a test builds the whole server with its own.
 */
export interface Services {
  /** `store.db` is the Kysely instance; a function of server/store takes that, or a transaction. */
  readonly store: Store;
  /** For readers with a connection of their own. It may hold a password. */
  readonly location: StoreLocation;
  /** Takes the batches of the kiosks in. */
  readonly ingest: Ingest;
  /** Signs receipts; kiosks pin its public half. */
  readonly serverKey: ServerKey;
  /** Now, in UTC milliseconds. */
  readonly clock: () => number;
  /** False while the clock stands before what was stamped with it already: nothing is taken in. */
  readonly isClockRight: () => boolean;
  /** A new UUIDv7: ordered by time, so that inserts stay cheap. */
  readonly newId: () => string;
  /** Bytes that nobody can guess. */
  readonly randomBytes: (length: number) => Bytes;
  readonly log: Logger;
  readonly passwords: Passwords;
  readonly setupCode: SetupCode;
  /** Encrypts the secrets of authenticator apps. */
  readonly secretBox: SecretBox;
  /** Who holds one of these roles must have a second factor. */
  readonly secondFactorRoles: readonly string[];
  /** The identity provider; null when none is configured. */
  readonly singleSignOn: SingleSignOn | null;
  /** Slows down who guesses passwords; see `sign-in/known-browser.ts` for the keys. */
  readonly signInLimit: AttemptLimit;
  /** Slows down who knows a password and guesses codes; same keys. */
  readonly codeLimit: AttemptLimit;
  /** Slows down who guesses the setup code, over all callers. */
  readonly setupLimit: AttemptLimit;
  /** Slows down who guesses password links, by address. */
  readonly invitationLimit: AttemptLimit;
  /** Slows down who guesses pairing codes, by account. */
  readonly pairingLimit: AttemptLimit;
  /** Recomputes the data from the kiosks' bytes, in a thread of its own. */
  readonly verifications: Verifications;
  /** Loads the sample in a thread of its own. */
  readonly sampleLoads: SampleLoads;
  readonly facts: ServerFacts;
}

/** What the server knows of itself. */
export interface ServerFacts {
  /** Of package.json. */
  readonly version: string;
  readonly startedAtMs: number;
  /** Folder with everything that must survive; its disk is watched by the health endpoint. */
  readonly dataDir: string;
  /** Folder with the two built browser apps, `kiosk` and `dashboard`. */
  readonly distDir: string;
  /** What the server serves by TLS; null when it speaks plain HTTP. */
  readonly tls: TlsFiles | null;
  /** Where tablets fetch the certificate of the local authority. */
  readonly trustAddresses: readonly string[];
  /** `true` when X-Forwarded-* of the next hop are to be believed. */
  readonly trustProxy: boolean;
  /** Origin at which people open the dashboard (`BASE_URL`); null when nobody said. */
  readonly baseUrl: string | null;
  /** Origin of the kiosks when they have a hostname of their own, null when they share ours. */
  readonly kioskOrigin: string | null;
  /** Bytes that must stay free on the disk; null for the program's own rule. */
  readonly minFreeBytes: number | null;
}

/** The container that the app is built from. */
export const makeServices = (parts: Services): Services => Object.freeze({ ...parts });
