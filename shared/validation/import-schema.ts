import * as v from 'valibot';
import {
  IMPORT_MODES,
  ROW_STATES,
  type ImportApplication,
  type ImportApplied,
  type ImportEntry,
  type ImportErrorsQuery,
  type ImportFileQuery,
  type ImportPreviewAnswer,
  type ImportPreviewTable,
  type Imports,
  type ImportTemplateQuery,
  type ImportUndone,
} from '../api/imports.ts';
import type { Localized } from '../domain/language.ts';
import type { Schema } from './parse.ts';
import { countSchema, idSchema, instantMsSchema, nameSchema } from './primitives.ts';

const localizedSchema: Schema<Localized> = v.object({ vi: v.string(), en: v.string() });

const refusedSchema = v.object({ kind: v.literal('refused'), message: localizedSchema });

const tableSchema: Schema<ImportPreviewTable> = v.object({
  list: v.string(),
  title: localizedSchema,
  sheet: v.nullable(v.string()),
  columns: v.array(v.object({ heading: v.string(), column: v.nullable(v.string()) })),
  missing: v.array(v.string()),
  counts: v.object({
    added: countSchema,
    changed: countSchema,
    same: countSchema,
    wrong: countSchema,
  }),
  rows: v.array(
    v.object({
      row: countSchema,
      state: v.picklist(ROW_STATES),
      cells: v.array(v.string()),
      issues: v.array(v.object({ column: v.string(), message: localizedSchema })),
    }),
  ),
});

export const importPreviewAnswerSchema: Schema<ImportPreviewAnswer> = v.variant('kind', [
  refusedSchema,
  v.object({
    kind: v.literal('preview'),
    token: idSchema,
    keptUntilMs: instantMsSchema,
    fileName: v.string(),
    encoding: v.nullable(
      v.object({
        text: localizedSchema,
        samples: v.array(v.object({ before: v.string(), after: v.string() })),
      }),
    ),
    tables: v.array(tableSchema),
    unreadSheets: v.array(v.string()),
  }),
]);

const entrySchema: Schema<ImportEntry> = v.object({
  id: v.string(),
  atMs: instantMsSchema,
  fileName: v.string(),
  by: v.nullable(v.string()),
  lists: v.array(
    v.object({
      list: v.string(),
      title: localizedSchema,
      added: countSchema,
      changed: countSchema,
    }),
  ),
  leftOut: countSchema,
  reAttributed: v.exactOptional(countSchema),
  undoUntilMs: v.nullable(instantMsSchema),
  undoneAtMs: v.nullable(instantMsSchema),
});

export const importAppliedSchema: Schema<ImportApplied> = v.variant('kind', [
  refusedSchema,
  v.object({ kind: v.literal('applied'), applied: entrySchema }),
]);

export const importsSchema: Schema<Imports> = v.object({
  imports: v.array(entrySchema),
  nowMs: instantMsSchema,
});

export const importUndoneSchema: Schema<ImportUndone> = v.variant('kind', [
  v.object({ kind: v.literal('undone'), rows: countSchema }),
  v.object({ kind: v.literal('refused'), reasons: v.array(localizedSchema) }),
]);

export const importApplicationSchema: Schema<ImportApplication> = v.strictObject({
  token: idSchema,
  mode: v.picklist(IMPORT_MODES),
});

export const importFileQuerySchema: Schema<ImportFileQuery> = v.strictObject({ name: nameSchema });

export const importErrorsQuerySchema: Schema<ImportErrorsQuery> = v.strictObject({
  token: idSchema,
  rows: v.picklist(['all', 'wrong']),
});

export const importTemplateQuerySchema: Schema<ImportTemplateQuery> = v.strictObject({
  list: v.exactOptional(v.pipe(v.string(), v.regex(/^[a-z_]{1,32}$/u))),
});
