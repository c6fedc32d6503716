import * as v from 'valibot';
import type { Algorithm } from '../record/signing-key.ts';
import type { Schema } from './parse.ts';
import { algorithmSchema, base64urlSchema } from './primitives.ts';

/** The file that keeps the server's own key; all keys in base64url. */
export interface ServerKeyFile {
  readonly algorithm: Algorithm;
  readonly publicKey: string;
  /** PKCS #8. */
  readonly privateKey: string;
}

export const serverKeyFileSchema: Schema<ServerKeyFile> = v.strictObject({
  algorithm: algorithmSchema,
  // 32 bytes of Ed25519, 65 of P-256.
  publicKey: v.pipe(base64urlSchema, v.regex(/^(?:.{43}|.{87})$/u)),
  privateKey: v.pipe(base64urlSchema, v.minLength(1), v.maxLength(300)),
});
