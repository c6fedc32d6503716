import en from './en.json?url';
import type { Messages } from './messages.ts';
import type { Catalogues } from './translate.ts';
import vi from './vi.json?url';

/** Reads a JSON file of this build by its address. */
export type ReadJson = (address: string) => Promise<unknown>;

/**
 * The wordings, from files beside the code: they are data, and the shell's cache holds both.
 * Rejects when a file cannot be read.
 */
export async function loadCatalogues(readJson: ReadJson): Promise<Catalogues> {
  const [inVietnamese, inEnglish] = await Promise.all([readJson(vi), readJson(en)]);
  // Files of this very build, which a test holds to the same keys: nothing foreign to parse.
  return { vi: inVietnamese as Messages, en: inEnglish as Messages };
}
