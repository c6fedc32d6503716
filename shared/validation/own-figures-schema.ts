import * as v from 'valibot';
import type { OwnFigures } from '../api/own-figures.ts';
import { shareSchema } from './figure-schema.ts';
import type { Schema } from './parse.ts';
import { countSchema } from './primitives.ts';
import { localDaySchema } from './target-schema.ts';

const standingSchema = v.variant('kind', [
  v.object({
    kind: v.literal('shown'),
    n: countSchema,
    rate: shareSchema,
    lower: shareSchema,
    upper: shareSchema,
  }),
  v.object({
    kind: v.literal('coarse'),
    n: countSchema,
    share: v.picklist(['above-90', 'below-10']),
  }),
  v.object({ kind: v.literal('few') }),
  v.object({ kind: v.literal('empty') }),
]);

export const ownFiguresSchema: Schema<OwnFigures> = v.object({
  officials: v.array(
    v.object({
      id: v.string(),
      name: v.string(),
      unit: v.object({ code: v.string(), name: v.string() }),
      periods: v.array(
        v.object({
          key: v.string(),
          firstDay: localDaySchema,
          lastDay: localDaySchema,
          standing: standingSchema,
        }),
      ),
    }),
  ),
});
