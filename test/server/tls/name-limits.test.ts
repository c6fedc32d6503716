import { expect, it } from 'vitest';
import { limitsFor, permits } from '../../../server/tls/name-limits.ts';
import { parseSubjectName } from '../../../server/tls/subject-name.ts';

const named = (text: string) => parseSubjectName(text)!;
const limits = limitsFor(['danhgia.example.vn', '203.0.113.7', '2001:db8::7'].map(named));

it.each([
  'danhgia.example.vn',
  'kiosk.danhgia.example.vn',
  'localhost',
  'may-chu.lan',
  '10.20.30.40',
  '172.31.255.254',
  '192.168.0.1',
  '127.0.0.1',
  'fd12:3456::1',
  '203.0.113.7',
  '2001:db8::7',
])('an authority for an office may vouch for %s', (text) => {
  expect(permits(limits, named(text))).toBe(true);
});

it.each([
  'example.vn',
  'nganhang.vn',
  'xdanhgia.example.vn',
  'danhgia.example.vn.example.com',
  '172.32.0.1',
  '203.0.113.8',
  '8.8.8.8',
  '2001:db8::8',
])('an authority for an office may not vouch for %s', (text) => {
  expect(permits(limits, named(text))).toBe(false);
});

it('writes nothing twice that is local anyway', () => {
  expect(limitsFor(['localhost', 'a.lan', '10.0.0.1'].map(named))).toEqual(limitsFor([]));
});
