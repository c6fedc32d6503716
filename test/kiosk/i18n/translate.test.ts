import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Language } from '../../../shared/domain/language.ts';
import type { MessageKey, Messages } from '../../../kiosk/i18n/messages.ts';
import { translatorFor, type Catalogues } from '../../../kiosk/i18n/translate.ts';

const read = (language: Language): Messages => {
  const file = join(import.meta.dirname, `../../../kiosk/i18n/${language}.json`);
  // Whether the files have the same keys is what is tested here.
  return JSON.parse(readFileSync(file, 'utf8')) as Messages;
};
const vi = read('vi');
const en = read('en');
const CATALOGUES: Catalogues = { vi, en };
// The keys of an imported file are what its type says.
const keys = Object.keys(vi) as MessageKey[];
const placesOf = (text: string): string[] => [...text.matchAll(/\{\w+\}/gu)].map(String).sort();

describe('the catalogues', () => {
  it('have the same keys', () => {
    expect(Object.keys(CATALOGUES.en).sort()).toEqual([...keys].sort());
  });

  it.each(keys)('%s is worded in both languages, not copied, with the same places', (key) => {
    expect(vi[key].trim()).toBe(vi[key]);
    expect(vi[key]).not.toBe('');
    expect(en[key]).not.toBe('');
    expect(en[key]).not.toBe(vi[key]);
    expect(placesOf(en[key])).toEqual(placesOf(vi[key]));
  });

  it.each(keys)('%s is composed (NFC), as the fonts need it', (key) => {
    expect(CATALOGUES.vi[key]).toBe(CATALOGUES.vi[key].normalize('NFC'));
  });

  it('give every face at most two lines', () => {
    for (const messages of Object.values(CATALOGUES)) {
      for (const level of [5, 4, 3, 2, 1] as const) {
        expect(messages[`level.${level}`].split('\n').length).toBeLessThanOrEqual(2);
      }
    }
  });
});

describe('a translator', () => {
  it('fills places', () => {
    expect(translatorFor(vi)('item.progress', { number: 2, total: 5 })).toBe('Câu 2/5');
  });

  it('leaves a place that it was not given in sight', () => {
    expect(translatorFor(en)('reasons.limit')).toContain('{max}');
  });
});
