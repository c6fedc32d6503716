import { join } from 'node:path';
import { openEngine } from '../store/open-store.ts';
import {
  dropStagingSchema,
  makeStagingSchema,
  postgresOccupancy,
  swapInStagingSchema,
} from '../store/postgres-schemas.ts';
import { fillStore, finishRestored } from './fill-store.ts';
import type { RestoreSource, RestoreTarget } from './restore-target.ts';
import { stageKey, type StagedKey } from './staged-key.ts';

/** A PostgreSQL database; what was in its place goes to the schema `aside` in there. */
export function postgresTarget(place: {
  readonly url: string;
  readonly dataDir: string;
  readonly aside: string;
}): RestoreTarget {
  const { url, dataDir, aside } = place;
  let key: StagedKey | undefined;
  return {
    asideName: `${aside} (schema, ${join(dataDir, aside)})`,
    occupancy: () => postgresOccupancy(url),
    prepare: async (source) => {
      key = await stageKey(source.backup, dataDir);
      return stageRows(await makeStagingSchema(url), source);
    },
    exchange: async () => {
      await key?.exchangeAround(join(dataDir, aside), () => swapInStagingSchema(url, aside));
    },
    discard: async () => {
      await dropStagingSchema(url);
      await key?.discard();
    },
  };
}

async function stageRows(url: string, source: RestoreSource): Promise<readonly string[]> {
  const store = await openEngine({ kind: 'postgres', url });
  try {
    const faults = await fillStore(store, source);
    if (faults.length === 0) await finishRestored(store, source);
    return faults;
  } finally {
    await store.close();
  }
}
