import { sql } from 'kysely';
import type { ServerUnderTest } from './server-under-test.ts';

/** From now on the database file may not grow by a page, and has none to spare. */
export async function fillDisk(server: ServerUnderTest): Promise<void> {
  const { db } = server.services.store;
  await sql`pragma max_page_count = 1`.execute(db);
  const [id, detail] = ['filler', 'x'.repeat(2_000)];
  const row = { at_ms: 0, account_id: null, action: 'filler', detail, prev: '', hash: '' };
  for (let count = 0; count < 100; count += 1) {
    try {
      await db
        .insertInto('audit_log')
        .values({ id: `${id}-${count}`, position: -1 - count, ...row })
        .execute();
    } catch {
      return;
    }
  }
  throw new Error('The database still takes rows.');
}

/** Lets the file grow again. */
export async function freeDisk(server: ServerUnderTest): Promise<void> {
  await sql`pragma max_page_count = 1073741823`.execute(server.services.store.db);
}
