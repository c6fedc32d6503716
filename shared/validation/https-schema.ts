import * as v from 'valibot';
import type { HttpsState } from '../api/https-state.ts';
import type { Schema } from './parse.ts';
import { instantMsSchema } from './primitives.ts';

export const httpsStateSchema: Schema<HttpsState> = v.object({
  certificate: v.nullable(
    v.object({
      from: v.picklist(['local', 'given']),
      endsAtMs: instantMsSchema,
      names: v.array(v.string()),
    }),
  ),
  behindProxy: v.boolean(),
  authority: v.nullable(
    v.object({
      sha256: v.pipe(v.string(), v.regex(/^[0-9A-F]{2}(?::[0-9A-F]{2}){31}$/u)),
      endsAtMs: instantMsSchema,
      addresses: v.array(v.string()),
    }),
  ),
});
