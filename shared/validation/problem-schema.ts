import * as v from 'valibot';
import { PROBLEMS, type ProblemBody, type ProblemCode } from '../api/problems.ts';
import type { Schema } from './parse.ts';
import { countSchema } from './primitives.ts';

// Object.keys forgets the names of the keys; the catalogue is a constant.
const codes = Object.keys(PROBLEMS) as [ProblemCode, ...ProblemCode[]];

/** The body of every refusal (RFC 9457). */
export const problemSchema: Schema<ProblemBody> = v.object({
  type: v.string(),
  code: v.picklist(codes),
  status: countSchema,
  retry: v.picklist(['later', 'never', 'after-setup']),
  title: v.string(),
  titles: v.object({ vi: v.string(), en: v.string() }),
  detail: v.exactOptional(v.string()),
  issues: v.exactOptional(v.array(v.object({ path: v.string(), message: v.string() }))),
  requestId: v.exactOptional(v.string()),
});
