import { localDayOf } from '../../shared/domain/local-day.ts';
import { appendAudit, auditHead } from '../store/audit-log.ts';
import {
  auditEntries,
  currentHeads,
  insertRootedHeads,
  latestRootEntry,
  ROOT_ACTION,
} from '../store/rooted-heads.ts';
import type { Store } from '../store/store.ts';
import { sampleRemovals } from '../store/sample-removals.ts';
import { inTransaction } from '../store/writing.ts';
import { entryDigest, headOf, readRoot, rootOf, type RootDetail } from './root-entry.ts';
import { rootedSoFar } from './rooted-so-far.ts';
import { leafText } from './rooted-head.ts';
import { sealStretch } from './sealed-stretch.ts';

/** Entries of acts that are still being committed are left to the next root. */
const SETTLING_MS = 600_000;

export interface RootWriter {
  readonly store: Store;
  readonly clock: () => number;
  /** A new UUIDv7. */
  readonly newId: () => string;
}

/** A root with the moment at which it was taken. */
export interface WrittenRoot extends RootDetail {
  readonly atMs: number;
}

/**
 * Takes the root over the heads of all chains and writes it into the audit log, with a digest of
 * the log since the root before. Published, it binds whoever runs the server.
 */
export function writeRoot({ store, clock, newId }: RootWriter): Promise<WrittenRoot> {
  return inTransaction(store, async (writing) => {
    const { trx } = writing;
    const previous = await latestRootEntry(trx);
    const removed = (await sampleRemovals(trx)).at(-1) ?? 0;
    const atMs = Math.max(clock(), Math.max(previous?.at_ms ?? 0, removed) + 1);
    const known = await rootedSoFar(trx);
    const rows = await currentHeads(trx);
    const { heads, tree } = rootOf(rows.map(headOf));
    const changed = rows.filter((row) => {
      const before = known.get(`${row.kiosk_id}.${row.epoch}`);
      return before === undefined || leafText(before) !== leafText(headOf(row));
    });
    await insertRootedHeads(
      writing,
      changed.map((row) => ({ ...row, rooted_at_ms: atMs })),
    );
    const sinceMs = (previous && readRoot(previous)?.audit.untilMs) ?? -1;
    const stretch = { sinceMs, untilMs: Math.max(sinceMs, atMs - SETTLING_MS) };
    const { position, hash } = await auditHead(trx);
    const detail: RootDetail = {
      localDay: localDayOf(atMs),
      root: tree.root,
      chains: heads.length,
      previous: previous === undefined ? null : entryDigest(previous),
      audit: await sealStretch((range, page) => auditEntries(trx, range, page), stretch),
      log: { position, hash },
    };
    const entry = { id: newId(), atMs, accountId: null, action: ROOT_ACTION };
    await appendAudit(trx, { ...entry, detail: { ...detail } });
    return { ...detail, atMs };
  });
}

/** The newest root; undefined when none was taken yet. */
export async function latestRoot(db: Store['db']): Promise<WrittenRoot | undefined> {
  const entry = await latestRootEntry(db);
  const detail = entry && readRoot(entry);
  return entry && detail && { ...detail, atMs: entry.at_ms };
}
