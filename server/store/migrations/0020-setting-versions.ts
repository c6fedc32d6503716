import { appendOnly } from './append-only.ts';
import type { MigrationStep } from './migration-step.ts';
import { runStatements } from './run-statements.ts';

/**
 * Decisions of the office become versions: one never overwrites another, and each says who made it
 * and when. Those from before keep their days; who made them was not kept.
 */
export const settingVersions: MigrationStep = (db, engine) =>
  runStatements(db, [
    `alter table settings rename to unversioned_settings`,
    `create table settings (
      name text not null, version bigint not null, valid_from text not null, value text not null,
      legal_basis text, set_at_ms bigint, set_by text, primary key (name, version))`,
    `insert into settings (name, version, valid_from, value, legal_basis)
      select name, row_number() over (partition by name order by valid_from), valid_from, value,
        legal_basis
      from unversioned_settings`,
    `drop table unversioned_settings`,
    ...appendOnly('settings', engine),
  ]);
