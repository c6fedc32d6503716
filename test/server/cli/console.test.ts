import { expect, it } from 'vitest';
import { consoleLanguage } from '../../../server/cli/console.ts';
import { asWord } from '../../../server/cli/proof.ts';

it.each([
  [{}, 'vi'],
  [{ LANG: 'en_GB.UTF-8' }, 'en'],
  [{ LC_ALL: '', LANG: 'en_GB.UTF-8' }, 'en'],
  [{ LC_ALL: 'vi_VN.UTF-8', LANG: 'en_GB.UTF-8' }, 'vi'],
])('speaks to a console with %j in %s', (env, language) => {
  expect(consoleLanguage(env)).toBe(language);
});

it.each([
  ['proof.jsonl', 'proof.jsonl'],
  ['/srv/out/proof.jsonl', '/srv/out/proof.jsonl'],
  ['/srv/tháng 11/$a".jsonl', '"/srv/tháng 11/\\$a\\".jsonl"'],
])('prints the path %s as one word of a command', (path, word) => {
  expect(asWord(path)).toBe(word);
});
