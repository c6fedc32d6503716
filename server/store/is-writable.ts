import type { Store } from './open-store.ts';

/** Undoes the write that only asked whether writing works. */
class Undo extends Error {}

/** Can the database take a write now? Writes a row and takes it back. */
export async function isWritable({ db }: Pick<Store, 'db'>): Promise<boolean> {
  const row = { name: 'health-probe', version: 1, valid_from: '1000-01-01', value: '0' };
  try {
    return await db.transaction().execute(async (trx) => {
      await trx.insertInto('settings').values(row).execute();
      throw new Undo();
    });
  } catch (error) {
    // Any other error, of the disk or of the connection, is the answer no.
    return error instanceof Undo;
  }
}
