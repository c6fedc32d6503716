import { openStore } from '../../server/store/open-store.ts';
import { freshDatabaseUrl } from '../support/embedded-postgres.ts';
import type { EngineUnderTest } from './engine-under-test.ts';
import { kioskDutiesAndOfficeContract } from './kiosk-duties-office.contract.ts';
import { kioskDutiesContract } from './kiosk-duties.contract.ts';

const engine: Pick<EngineUnderTest, 'name' | 'fresh'> = {
  name: 'PostgreSQL',
  fresh: async () => {
    const url = await freshDatabaseUrl();
    return { open: () => openStore({ kind: 'postgres', url }) };
  },
};

kioskDutiesContract(engine);
kioskDutiesAndOfficeContract(engine);
