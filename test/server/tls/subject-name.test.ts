import { describe, expect, it } from 'vitest';
import { parseSubjectName, uniqueNames } from '../../../server/tls/subject-name.ts';

describe('parseSubjectName', () => {
  it.each([
    ['danhgia.example.vn', 'dns', 'danhgia.example.vn'],
    [' MAY-CHU ', 'dns', 'may-chu'],
    ['đánhgiá.example.vn', 'dns', 'xn--nhgi-4nae44a.example.vn'],
    ['192.168.1.20', 'ip', '192.168.1.20'],
    ['FC00::1', 'ip', 'fc00::1'],
  ])('takes %j', (text, kind, value) => {
    expect(parseSubjectName(text)).toEqual({ kind, value });
  });

  it.each([
    '',
    'https://danhgia.example.vn',
    'danhgia.example.vn:3000',
    '192.168.1.20/24',
    '192.168.1.999',
    '*.example.vn',
    'may_chu',
    '-may',
    'hai dấu cách',
    `${'a'.repeat(64)}.vn`,
    `${'a.'.repeat(127)}vn`,
  ])('refuses %j', (text) => {
    expect(parseSubjectName(text)).toBeUndefined();
  });
});

it('names each name once, in the order in which it came first', () => {
  const names = ['b.vn', 'a.vn', 'B.VN', '10.0.0.1', 'a.vn'].map((text) => parseSubjectName(text)!);
  expect(uniqueNames(names).map(({ value }) => value)).toEqual(['b.vn', 'a.vn', '10.0.0.1']);
});
