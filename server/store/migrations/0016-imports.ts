import type { MigrationStep } from './migration-step.ts';
import { runStatements } from './run-statements.ts';

/**
 * What was imported, the rows as they were before and after it for as long as it can be undone, and
 * the dossiers that units handled.
 */
export const imports: MigrationStep = (db) =>
  runStatements(db, [
    `create table imports (
      id text not null primary key, at_ms bigint not null, account_id text,
      file_name text not null, summary text not null, undone_at_ms bigint, undone_by text)`,
    `create index imports_by_time on imports (at_ms)`,
    `create table import_images (
      import_id text not null, ordinal bigint not null, table_name text not null,
      row_before text, row_after text, primary key (import_id, ordinal))`,
    `create table dossiers (
      unit_id text not null references units (id), field_code text not null, month text not null,
      n bigint not null check (n >= 0), source text not null, imported_at_ms bigint not null,
      primary key (unit_id, field_code, month))`,
  ]);
