import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startRealServer, type RealServer } from '../support/real-server.ts';
import { ratingContent } from '../support/simulated-kiosk.ts';
import { foundOffice, openOffice, type DataPlace } from './office-with-kiosk.ts';
import { runLimited } from './run-limited.ts';

const LIMIT_MS = 60_000;

let folder: string;
let place: DataPlace;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mot-cham-commands-'));
  const dataDir = join(folder, 'data');
  place = { dataDir, location: { kind: 'sqlite', file: join(dataDir, 'mot-cham.db') } };
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe('the commands of the backup', () => {
  let server: RealServer | undefined;
  afterEach(async () => {
    await server?.kill();
  });

  /** More than these tests write: 500 GB. */
  const UNLIMITED = 1_000_000_000;
  const cli = (...args: string[]) =>
    runLimited(place.dataDir, ['server/cli/main.ts', ...args], UNLIMITED);

  it('name the place that cannot hold a backup', { timeout: LIMIT_MS }, async () => {
    await (await foundOffice(place)).office.close();
    const file = join(folder, 'a-file');
    await writeFile(file, '');
    const refused = cli('backup', '--out', file);
    expect((await refused.ended)[0]).toBe(1);
    expect(refused.said.text).toContain(`${file} cannot be written`);
    expect(refused.said.text).toContain('--out');
  });

  it(
    'back up a server that runs, and restore when it has stopped',
    { timeout: LIMIT_MS },
    async () => {
      const { office, kiosk } = await foundOffice(place);
      await office.send(kiosk, [await kiosk.write(ratingContent())]);
      const ledger = await office.ledger();
      await office.close();
      server = await startRealServer({ dataFolder: place.dataDir });
      const made = cli('backup', '--json');
      expect((await made.ended)[0]).toBe(0);
      const { path, manifest } = JSON.parse(made.said.text) as {
        path: string;
        manifest: { takenAtMs: number };
      };
      const health = await fetch(`${server.origin}/api/v1/health`);
      expect(await health.json()).toMatchObject({ lastVerifiedBackupAtMs: manifest.takenAtMs });

      const refused = cli('restore', '--force', path);
      expect([(await refused.ended)[0], refused.said.text]).toEqual([
        2,
        expect.stringContaining('A server is running on these data') as string,
      ]);
      expect(await server.stop()).toBe(0);
      const present = cli('restore', path);
      expect([(await present.ended)[0], present.said.text]).toEqual([
        2,
        expect.stringContaining('Add --force') as string,
      ]);
      const restored = cli('restore', '--force', path);
      expect((await restored.ended)[0]).toBe(0);
      expect(restored.said.text).toContain('1 records of 1 chains, 1 kiosks');
      expect(restored.said.text).toContain('The data before are kept in:');
      const after = await openOffice(place);
      expect(await after.ledger()).toEqual(ledger);
      await after.close();
    },
  );

  it.each([
    [['backup'], 2, 'There are no data to back up'],
    [['restore', '/nowhere'], 2, 'is not the folder of a backup'],
  ])('%j fails in words', { timeout: LIMIT_MS }, async (args, exitCode, words) => {
    const { ended, said } = cli(...args);
    expect((await ended)[0]).toBe(exitCode);
    expect(said.text).toContain(words);
    expect(said.text).not.toContain('    at ');
  });
});
