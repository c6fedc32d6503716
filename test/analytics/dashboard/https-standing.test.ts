import { describe, expect, it } from 'vitest';
import {
  endsSoon,
  reachedBy,
  trustAddress,
  wayInUse,
} from '../../../analytics/dashboard/https-standing.ts';
import { CANNED_HTTPS, type CannedHttps } from './canned-https.ts';
import { NOW_MS } from './canned-organisation.ts';

const page = (address: string) => new URL(address);

it.each([
  ['https://danhgia.example.vn/', 'https'],
  ['https://localhost:3000/', 'https'],
  ['http://localhost:3000/', 'this-machine'],
  ['http://127.0.0.1:3000/', 'this-machine'],
  ['http://[::1]:3000/', 'this-machine'],
  ['http://192.168.1.20:3000/', 'plain'],
  ['http://127.example.vn/', 'plain'],
])('a reader at %s came by %s', (address, reached) => {
  // A host name may begin with the digits of the loopback and lead elsewhere.
  expect(reachedBy(page(address))).toBe(reached);
});

it.each<[CannedHttps, string, string]>([
  ['local', 'https://danhgia.lan/', 'local'],
  ['proxy', 'https://danhgia.lan/', 'proxy'],
  ['proxy', 'http://10.0.0.5/', 'proxy'],
  ['none', 'https://danhgia.lan/', 'proxy'],
  ['none', 'http://danhgia.lan/', 'none'],
  ['waiting', 'http://danhgia.lan/', 'none'],
])('a server that is %s and seen at %s uses the way %s', (canned, address, way) => {
  expect(wayInUse(CANNED_HTTPS[canned], page(address))).toBe(way);
});

describe('the address for a tablet', () => {
  it.each([
    ['http://192.168.1.20:8080/', 'https://danhgia.lan/', 'http://danhgia.lan:8080/'],
    ['http://192.168.1.20:8080/', 'http://localhost:3000/', 'http://192.168.1.20:8080/'],
    ['https://10.0.0.5/a', 'https://[fd00::7]:3000/', 'https://[fd00::7]/a'],
  ])('%s, read at %s, is %s', (told, at, address) => {
    expect(trustAddress([told, 'http://10.9.9.9/'], page(at))).toBe(address);
  });

  it('is unknown where the server tells none', () => {
    expect(trustAddress([], page('https://danhgia.lan/'))).toBeNull();
  });
});

it('reminds in the last thirty days', () => {
  const day = 86_400_000;
  expect(endsSoon(NOW_MS + 31 * day, NOW_MS)).toBe(false);
  expect(endsSoon(NOW_MS + 29 * day, NOW_MS)).toBe(true);
});
