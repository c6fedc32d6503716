import { sql } from 'kysely';
import { openStore } from '../../server/store/open-store.ts';
import { freshDatabaseUrl } from '../support/embedded-postgres.ts';
import { storeContract } from './store.contract.ts';

storeContract({
  name: 'PostgreSQL',
  fresh: async () => {
    const url = await freshDatabaseUrl();
    return { open: () => openStore({ kind: 'postgres', url }) };
  },
  durabilityOf: async ({ db }) => {
    const setting = async (name: string) => {
      const { rows } = await sql<{
        value: string;
      }>`select current_setting(${name}) as value`.execute(db);
      return `${name} ${rows[0]?.value ?? ''}`;
    };
    return Promise.all(['synchronous_commit', 'fsync'].map(setting));
  },
  durable: ['synchronous_commit on', 'fsync on'],
});
