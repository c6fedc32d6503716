import { utf8, type Bytes } from './bytes.ts';
import { digest } from './seal.ts';

/** Scheme of the Authorization header of a kiosk. */
export const KIOSK_SCHEME = 'MotCham';

/** What a request says of its sender. */
export interface KioskCredential {
  readonly kiosk: string;
  readonly epoch: number;
  readonly signature: string;
}

/** The parts of a request that a kiosk signs. */
export interface RequestParts {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  /** Id of the server key pinned at pairing: a request for one server is void at another. */
  readonly serverKeyId: string;
  readonly body: Bytes;
}

/**
 * The bytes that a kiosk signs of a request. No time is in them: a reset clock must never lock
 * ratings in, and a replay changes nothing because a record's identity is unique.
 */
export const requestClaim = async (parts: RequestParts): Promise<Bytes> =>
  requestClaimOf(parts, await digestBody(parts.body));

/** The same, for who has the body's digest already. */
export const requestClaimOf = (parts: Omit<RequestParts, 'body'>, bodyDigest: string): Bytes =>
  utf8(`MOTCHAM1-REQUEST\0${parts.method} ${parts.path}\0${parts.serverKeyId}\0${bodyDigest}`);

/** Label of the digest of a request's body. */
export const BODY_LABEL = 'BODY';

/** Digest of a request's body: signed by the kiosk, and answered in the receipt. */
export const digestBody = (body: Bytes): Promise<string> => digest(BODY_LABEL, body);

/** Value of the Authorization header. */
export const writeCredential = (credential: KioskCredential): string =>
  `${KIOSK_SCHEME} ${credential.kiosk}.${credential.epoch}.${credential.signature}`;

/** The credential in an Authorization header; undefined when there is none of ours. */
export function readCredential(header: string | undefined): KioskCredential | undefined {
  const match = /^MotCham ([\w-]{1,64})\.(\d{1,9})\.([\w-]{1,200})$/u.exec(header ?? '');
  const [, kiosk, epoch, signature] = match ?? [];
  if (kiosk === undefined || epoch === undefined || signature === undefined) return undefined;
  return { kiosk, epoch: Number(epoch), signature };
}
