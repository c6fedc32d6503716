import * as v from 'valibot';
import type { Schema } from './parse.ts';
import { base64urlSchema } from './primitives.ts';

/** The file that keeps the server's own key; all keys in base64url. */
export interface ServerKeyFile {
  readonly algorithm: 'Ed25519';
  readonly publicKey: string;
  /** PKCS #8. */
  readonly privateKey: string;
}

export const serverKeyFileSchema: Schema<ServerKeyFile> = v.strictObject({
  algorithm: v.literal('Ed25519'),
  publicKey: v.pipe(base64urlSchema, v.length(43)),
  privateKey: v.pipe(base64urlSchema, v.minLength(1), v.maxLength(200)),
});
