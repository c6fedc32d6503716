import { openStore } from '../../server/store/open-store.ts';
import { freshDatabaseUrl } from '../support/embedded-postgres.ts';
import { dutiesTogetherContract } from './duties-together.contract.ts';
import { dutiesContract } from './duties.contract.ts';
import type { EngineUnderTest } from './engine-under-test.ts';

const engine: Pick<EngineUnderTest, 'name' | 'fresh'> = {
  name: 'PostgreSQL',
  fresh: async () => {
    const url = await freshDatabaseUrl();
    return { open: () => openStore({ kind: 'postgres', url }) };
  },
};

dutiesContract(engine);
dutiesTogetherContract(engine);
