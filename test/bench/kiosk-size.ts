import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { figure, print } from './figures.ts';

const DIST = join(import.meta.dirname, '../../dist/kiosk');

/** What the built kiosk weighs on the wire; 1 kB = 1000 bytes, gzip -9. */
export async function measureKioskSize(): Promise<void> {
  const names = (await readdir(DIST, { recursive: true })).filter((name) => /\.m?js$/u.test(name));
  const sizes = await Promise.all(
    names.map(async (name) => ({
      isServiceWorker: name === 'sw.js',
      kB: gzipSync(await readFile(join(DIST, name)), { level: 9 }).length / 1_000,
    })),
  );
  const total = (wanted: boolean): string =>
    `${figure(sizes.reduce((sum, { isServiceWorker, kB }) => sum + (isServiceWorker === wanted ? kB : 0), 0))} kB`;
  process.stdout.write('Kiosk JavaScript, gzipped\n');
  print('page and workers', total(false));
  print('service worker', total(true));
}
