import type { LogEntry } from '../store/rooted-heads.ts';
import { logDigest, type SealedStretch } from './root-entry.ts';

const PAGE = 500;

interface Stretch {
  readonly sinceMs: number;
  readonly untilMs: number;
}

/** Reads the entries of a stretch in their order, behind `after`. */
export type ReadStretch = (
  stretch: Stretch,
  page: { readonly after: LogEntry | undefined; readonly limit: number },
) => Promise<LogEntry[]>;

/** Count and digest of a stretch of the audit log. */
export async function sealStretch(read: ReadStretch, stretch: Stretch): Promise<SealedStretch> {
  const digest = logDigest();
  let entries = 0;
  let after: LogEntry | undefined;
  for (;;) {
    const page = await read(stretch, { after, limit: PAGE });
    for (const entry of page) digest.add(entry);
    entries += page.length;
    after = page.at(-1);
    if (page.length < PAGE) return { ...stretch, entries, digest: digest.end() };
  }
}
