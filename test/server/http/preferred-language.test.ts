import { expect, it } from 'vitest';
import { preferredLanguage } from '../../../server/http/preferred-language.ts';

it.each([
  [undefined, 'vi'],
  ['', 'vi'],
  ['en', 'en'],
  ['en-GB,en;q=0.9', 'en'],
  ['vi-VN,vi;q=0.9,en;q=0.8', 'vi'],
  ['en;q=0.5, vi;q=0.9', 'vi'],
  ['fr-FR, en;q=0.3', 'en'],
  ['fr', 'vi'],
  ['*', 'vi'],
  ['en;q=0', 'vi'],
])('Accept-Language %j is answered in %s', (header, language) => {
  expect(preferredLanguage(header)).toBe(language);
});
