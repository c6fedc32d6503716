import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '..');
const ROOMS = /^(?:shared|kiosk|analytics|server|test|docs)(?:\/|$)/u;

/** Everything between backticks or in a link that names a place of the tree. */
function placesNamedIn(text: string): string[] {
  const quoted = [...text.matchAll(/`([\w./-]+)`|\]\(([\w./-]+)\)/gu)];
  return quoted.map(([, code, link]) => code ?? link ?? '').filter((name) => ROOMS.test(name));
}

describe('the documents at the root', () => {
  it.each(['README.md', 'ARCHITECTURE.md'])('%s names only places that exist', (document) => {
    const places = placesNamedIn(readFileSync(join(ROOT, document), 'utf8'));
    expect(places.length).toBeGreaterThan(5);
    expect(places.filter((place) => !existsSync(join(ROOT, place)))).toEqual([]);
  });

  it('notices a place that has moved', () => {
    expect(placesNamedIn('see `kiosk/outbox/gone.ts` and [it](docs/gone.md)')).toEqual([
      'kiosk/outbox/gone.ts',
      'docs/gone.md',
    ]);
    expect(existsSync(join(ROOT, 'kiosk/outbox/gone.ts'))).toBe(false);
  });

  it('the script by which others check a proof stays one that a person reads: at most 100 lines', () => {
    const script = readFileSync(join(ROOT, 'docs/verify-proof.mjs'), 'utf8');
    expect(script.trimEnd().split('\n').length).toBeLessThanOrEqual(100);
  });

  it('ARCHITECTURE.md gives a reason for every dependency of the product', () => {
    const architecture = readFileSync(join(ROOT, 'ARCHITECTURE.md'), 'utf8');
    const manifest: unknown = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
    const names = Object.keys((manifest as { dependencies: Record<string, string> }).dependencies);
    const unexplained = names.filter(
      (name) => !architecture.includes(`\`${name}\``) && !name.startsWith('workbox-'),
    );
    expect(unexplained).toEqual([]);
  });
});
