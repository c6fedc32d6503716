import { freshDatabaseUrl } from '../support/embedded-postgres.ts';
import { verifyContract } from './verify.contract.ts';

verifyContract({
  name: 'PostgreSQL',
  location: async () => ({ kind: 'postgres', url: await freshDatabaseUrl() }),
  runs: 100,
});
