import { sql, type Kysely } from 'kysely';
import { AUDIT_GENESIS, entryHash, type LinkedEntry } from '../audit-chain.ts';
import { appendOnly } from './append-only.ts';
import type { MigrationStep } from './migration-step.ts';
import { runStatements } from './run-statements.ts';

/**
 * Chains the audit log: each entry has a position, the hash of the one before and its own. Entries
 * from before are chained in the order in which daily roots have sealed them.
 */
export const auditChain: MigrationStep = async (db, engine) => {
  await runStatements(db, [
    ...(engine === 'sqlite'
      ? ['drop trigger audit_log_refuse_update', 'drop trigger audit_log_refuse_delete']
      : []),
    `alter table audit_log rename to unchained_audit_log`,
    `create table audit_log (
      id text not null primary key, position bigint not null unique, at_ms bigint not null,
      account_id text, action text not null, unit_id text, detail text not null,
      prev text not null, hash text not null)`,
    `create table audit_head (
      id bigint not null primary key check (id = 1), position bigint not null, hash text not null)`,
  ]);
  const { position, hash } = await chainEntries(db);
  await sql`insert into audit_head (id, position, hash) values (1, ${position}, ${hash})`.execute(
    db,
  );
  await runStatements(db, [
    `drop table unchained_audit_log`,
    `create index audit_log_by_time on audit_log (at_ms, id)`,
    `create index audit_log_by_action on audit_log (action, at_ms)`,
    `create index audit_log_by_account on audit_log (account_id, position)`,
    `create index audit_log_by_unit on audit_log (unit_id, position)`,
    ...appendOnly('audit_log', engine),
  ]);
};

type OldEntry = Pick<LinkedEntry, 'id' | 'at_ms' | 'account_id' | 'action' | 'detail'>;

interface Head {
  readonly position: number;
  readonly hash: string;
}

const PAGE = 500;

/** Copies every entry into its place; answers where the chain then stands. */
async function chainEntries(db: Kysely<unknown>): Promise<Head> {
  let head: Head = { position: 0, hash: AUDIT_GENESIS };
  let after: Pick<OldEntry, 'at_ms' | 'id'> = { at_ms: Number.MIN_SAFE_INTEGER, id: '' };
  for (;;) {
    const { rows } = await sql<OldEntry>`
      select id, at_ms, account_id, action, detail from unchained_audit_log
      where (at_ms, id) > (${after.at_ms}, ${after.id}) order by at_ms, id limit ${PAGE}
    `.execute(db);
    const last = rows.at(-1);
    if (last === undefined) return head;
    const linked = rows.map((row) => {
      const entry = { ...row, position: head.position + 1, unit_id: null, prev: head.hash };
      head = { position: entry.position, hash: entryHash(entry) };
      return { ...entry, hash: head.hash };
    });
    const values = linked.map(
      (e) =>
        sql`(${e.id}, ${e.position}, ${e.at_ms}, ${e.account_id}, ${e.action}, ${e.unit_id},
          ${e.detail}, ${e.prev}, ${e.hash})`,
    );
    await sql`
      insert into audit_log
        (id, position, at_ms, account_id, action, unit_id, detail, prev, hash)
      values ${sql.join(values)}
    `.execute(db);
    after = last;
  }
}
