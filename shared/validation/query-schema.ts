import * as v from 'valibot';
import type { Schema } from './parse.ts';
import { codeSchema } from './primitives.ts';

/** Which tables are asked for. */
export interface PeriodQuery {
  /** Code of the unit at the top of the tables. */
  readonly unit: string;
  /** A `periodKey`: 2026-11, 2026-Q4, 2026-H1, 2026-9M or 2026; by the office's cut-off day. */
  readonly period: string;
}

export const FILE_FORMATS = ['xlsx', 'csv'] as const;
export type FileFormat = (typeof FILE_FORMATS)[number];

export interface PeriodFileQuery extends PeriodQuery {
  readonly format: FileFormat;
}

/** The form alone: `parsePeriodKey` reads it, once the cut-off day is known. */
const periodKeySchema = v.pipe(
  v.string(),
  v.regex(/^2\d{3}(?:-(?:0[1-9]|1[0-2]|Q[1-4]|H[12]|9M))?$/u),
);

export const periodQuerySchema: Schema<PeriodQuery> = v.strictObject({
  unit: codeSchema,
  period: periodKeySchema,
});

export const periodFileQuerySchema: Schema<PeriodFileQuery> = v.strictObject({
  unit: codeSchema,
  period: periodKeySchema,
  format: v.picklist(FILE_FORMATS),
});
