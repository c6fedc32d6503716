import type { StoreEngine } from '../store.ts';

/** Statements that make the database itself refuse every UPDATE and DELETE on a table. */
export function appendOnly(table: string, engine: StoreEngine): string[] {
  return engine === 'sqlite'
    ? ['update', 'delete'].map(
        (action) =>
          `create trigger ${table}_refuse_${action} before ${action} on ${table}
           begin select raise(abort, '${table} is append-only'); end`,
      )
    : [
        `create or replace function refuse_change() returns trigger language plpgsql as
         $$ begin raise exception '% is append-only', tg_table_name; end $$`,
        `create trigger ${table}_refuse_change before update or delete or truncate on ${table}
         for each statement execute function refuse_change()`,
      ];
}

/**
 * Statements that lift that and put it back. Both belong into one transaction: nobody else ever
 * sees the table open, and after a ROLLBACK it never was.
 */
export function openedForRemoval(
  table: string,
  engine: StoreEngine,
): { readonly open: readonly string[]; readonly close: readonly string[] } {
  if (engine === 'sqlite') {
    const open = ['update', 'delete'].map((action) => `drop trigger ${table}_refuse_${action}`);
    return { open, close: appendOnly(table, engine) };
  }
  // Readers go on: dropping the trigger would make them wait.
  const trigger = `trigger ${table}_refuse_change`;
  return {
    open: [`alter table ${table} disable ${trigger}`],
    close: [`alter table ${table} enable ${trigger}`],
  };
}
