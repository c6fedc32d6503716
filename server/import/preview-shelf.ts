import type { ImportFile } from './read-tables.ts';

/** How long a file waits to be written after its preview. */
export const PREVIEW_KEPT_MS = 30 * 60_000;

/** Files that wait at the same time, over all accounts: each may hold 20,000 rows. */
const MOST_KEPT = 8;

/** A file that was read, and whose it is. */
export interface KeptFile {
  readonly accountId: string;
  readonly fileName: string;
  readonly file: ImportFile;
  readonly keptUntilMs: number;
}

/** Files between preview and import, in memory: a new start of the server asks for them anew. */
export interface PreviewShelf {
  put(token: string, kept: KeptFile): void;
  /** Only for the account that sent it, and only for half an hour. */
  find(token: string, accountId: string): KeptFile | undefined;
}

export function makePreviewShelf(clock: () => number): PreviewShelf {
  const files = new Map<string, KeptFile>();
  const dropOld = () => {
    for (const [token, { keptUntilMs }] of files) if (keptUntilMs < clock()) files.delete(token);
  };
  return {
    put: (token, kept) => {
      dropOld();
      const [oldest] = files.keys();
      if (files.size >= MOST_KEPT && oldest !== undefined) files.delete(oldest);
      files.set(token, kept);
    },
    find: (token, accountId) => {
      dropOld();
      const kept = files.get(token);
      return kept?.accountId === accountId ? kept : undefined;
    },
  };
}
