import type { StoreEngine } from '../store.ts';
import type { MigrationStep } from './migration-step.ts';
import { runStatements } from './run-statements.ts';

/**
 * Roles leave the accounts: one account may hold several, each on a unit and all below it (null:
 * the whole tree), each with a beginning and an end. `approved_by` is null while a second person
 * is waited for; 'console' stands for whoever holds the server itself.
 */
export const grants: MigrationStep = (db, engine) =>
  runStatements(db, [
    `create table grants (
      id text not null primary key,
      account_id text not null references accounts (id) on delete cascade,
      role text not null, unit_id text references units (id),
      requested_by text not null, requested_at_ms bigint not null,
      approved_by text, approved_at_ms bigint, expires_at_ms bigint, ended_at_ms bigint, ended_by text)`,
    `create index grants_by_account on grants (account_id)`,
    `insert into grants (id, account_id, role, unit_id, requested_by, requested_at_ms,
        approved_by, approved_at_ms)
      select id, id, role, unit_id, 'console', created_at_ms, 'console', created_at_ms
      from accounts`,
    ...dropRoleColumns(engine),
    `alter table accounts add column closed_at_ms bigint`,
  ]);

/** SQLite does not drop a column with a reference: the table is written anew; sessions end. */
function dropRoleColumns(engine: StoreEngine): string[] {
  if (engine === 'postgres') {
    return ['alter table accounts drop column role, drop column unit_id'];
  }
  const columns = 'id, login, display_name, password_hash, created_at_ms';
  return [
    `create table grants_kept as select * from grants`,
    `delete from grants`,
    `delete from sessions`,
    `create table accounts_kept as select ${columns} from accounts`,
    `drop table accounts`,
    `create table accounts (
      id text not null primary key, login text not null unique, display_name text not null,
      password_hash text not null, created_at_ms bigint not null)`,
    `insert into accounts (${columns}) select ${columns} from accounts_kept`,
    `insert into grants select * from grants_kept`,
    `drop table accounts_kept`,
    `drop table grants_kept`,
  ];
}
