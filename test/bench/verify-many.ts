import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { progressBar } from '../../server/cli/progress-bar.ts';
import { loadSample } from '../../server/sample/load-sample.ts';
import { loadServerKey } from '../../server/server-key.ts';
import { openStore } from '../../server/store/open-store.ts';
import { ensureShippedQuestionnaires } from '../../server/store/questionnaires.ts';
import { figure, print } from './figures.ts';

/**
 * Prints how long `verify` takes over many records and how much memory it needs at most:
 * `npm run bench:verify -- 10000000`. The records are the sample's, taken in as a kiosk's are; ten
 * millions of them take more than half an hour to write and some 20 GB of disk.
 */
const ratings = Number(process.argv[2] ?? '1000000');
if (!Number.isSafeInteger(ratings) || ratings < 1) {
  throw new Error(`Expected how many ratings, got ${process.argv[2] ?? 'nothing'}.`);
}
const dataDir = mkdtempSync(join(tmpdir(), 'mot-cham-verify-'));
const file = join(dataDir, 'mot-cham.db');
try {
  const ratingCount = await fill();
  process.stdout.write(`Verify of ${ratingCount.toLocaleString('en-US')} ratings\n`);
  print('database', `${figure(statSync(file).size / 1e9)} GB`);
  verify('--no-signatures');
  verify();
} finally {
  rmSync(dataDir, { recursive: true });
}

async function fill(): Promise<number> {
  const store = await openStore({ kind: 'sqlite', file });
  const bar = progressBar(process, 'Sample', ratings);
  try {
    await ensureShippedQuestionnaires(store.db);
    const serverKey = await loadServerKey(dataDir);
    const sample = { store, serverKey, seed: 'bench', ratings, nowMs: Date.now(), threads: 1 };
    return (await loadSample({ ...sample, onProgress: bar.show })).ratingCount;
  } finally {
    bar.end();
    await store.close();
  }
}

/** Exit code 2 says that something was found: the sample has holes of its own. */
function verify(...options: string[]): void {
  const script = join(import.meta.dirname, 'verify-once.ts');
  const env = { ...process.env, DATA_DIR: dataDir, DATABASE_URL: '' };
  const { status } = spawnSync(process.execPath, [script, ...options], { env, stdio: 'inherit' });
  if (status !== 0 && status !== 2) throw new Error(`verify ended with ${String(status)}.`);
}
