import { openStore } from '../../server/store/open-store.ts';
import { freshDatabaseUrl } from '../support/embedded-postgres.ts';
import { kioskDutiesContract } from './kiosk-duties.contract.ts';

kioskDutiesContract({
  name: 'PostgreSQL',
  fresh: async () => {
    const url = await freshDatabaseUrl();
    return { open: () => openStore({ kind: 'postgres', url }) };
  },
});
