import { existsSync } from 'node:fs';
import type { Localized } from '../../shared/domain/language.ts';
import { configFailure } from '../config-failure.ts';
import { readConfig, type Config } from '../config.ts';
import { EXIT } from '../exit-codes.ts';
import { startFailure } from '../start-failure.ts';
import { openStore, type Store } from '../store/open-store.ts';
import { complain, type Console } from './console.ts';

/** What a command does with the open database; it answers the exit code. */
export type StoreJob = (store: Store, config: Config) => Promise<number>;

/**
 * Runs a command on the database that the environment names, and closes it. Known failures of the
 * configuration and of the disk are said in words.
 */
export function withStore(console: Console, job: StoreJob): Promise<number> {
  return withConfig(console, async (config) => {
    const store = await openStore(config.database);
    try {
      return await job(store, config);
    } finally {
      await store.close();
    }
  });
}

/**
 * As `withStore`, for a command that begins nothing: where no data are, none are made. It answers
 * `exitCode` then.
 */
export function withStoredData(
  console: Console,
  job: StoreJob,
  exitCode: number = EXIT.invalid,
): Promise<number> {
  return withConfig(console, async ({ database, dataDir }) => {
    // Where PostgreSQL holds the data, the folder does not say whether there are any.
    if (database.kind === 'sqlite' && !existsSync(database.file)) {
      return complain(console, noDataIn(dataDir), exitCode);
    }
    return withStore(console, job);
  });
}

const noDataIn = (dataDir: string): Localized => ({
  vi: `Chưa có dữ liệu trong ${dataDir}. Kiểm tra DATA_DIR và DATABASE_URL.`,
  en: `There are no data in ${dataDir}. Check DATA_DIR and DATABASE_URL.`,
});

/** As `withStore`, for a command that opens what it needs itself. */
export async function withConfig(
  console: Console,
  job: (config: Config) => Promise<number>,
): Promise<number> {
  const config = readConfig(console.env);
  if (!config.ok) {
    const { message, exitCode } = configFailure(config.error);
    return complain(console, message, exitCode);
  }
  try {
    return await job(config.value);
  } catch (error) {
    const failure = startFailure(error, config.value);
    if (failure === undefined) throw error;
    return complain(console, failure.message, failure.exitCode);
  }
}
