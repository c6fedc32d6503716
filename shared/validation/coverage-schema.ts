import * as v from 'valibot';
import { countSchema } from './primitives.ts';

/** Ratings by dossiers: passes 1 where there are more ratings. */
const coverageSchema = v.variant('kind', [
  v.object({ kind: v.literal('unknown') }),
  v.object({ kind: v.literal('withheld') }),
  v.object({
    kind: v.literal('known'),
    dossiers: countSchema,
    share: v.nullable(v.pipe(v.number(), v.finite(), v.minValue(0))),
  }),
]);

/** The coverage of what a period report shows. */
export const coverageTableSchema = v.object({
  overall: coverageSchema,
  units: v.pipe(v.array(v.object({ code: v.string(), coverage: coverageSchema })), v.readonly()),
});
