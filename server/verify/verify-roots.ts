import type { RootedHeadRow } from '../store/schema.ts';
import { headsInTime } from './heads-in-time.ts';
import { entryDigest, readRoot, rootOf, type RootDetail } from './root-entry.ts';
import type { RootedHead } from './rooted-head.ts';
import { eachRootedHead } from './rooted-so-far.ts';
import { sealStretch } from './sealed-stretch.ts';
import type { VerifyContext } from './verify-context.ts';

/**
 * Takes every daily root anew from the heads that it sealed, and compares the audit log with the
 * digests in them. Answers the last sealed head of every chain, by `kiosk.epoch`.
 */
export async function verifyRoots(
  context: VerifyContext,
): Promise<ReadonlyMap<string, RootedHead>> {
  const { reads, findings, tally } = context;
  const { heads, reach, add } = headsInTime(await reads.sampleRemovals());
  const rows = eachRootedHead(reads.rootedHeads);
  let row = await take(rows);
  let previous: string | null = null;
  for (const entry of await reads.rootEntries()) {
    for (; row !== undefined && row.rooted_at_ms <= entry.at_ms; row = await take(rows)) {
      add(row);
    }
    reach(entry.at_ms);
    const detail = readRoot(entry);
    const wrong = detail === undefined ? ['unreadable'] : mistakesOf(detail, { heads, previous });
    if (wrong.length > 0) findings.add('altered-root', `${entry.id}: ${wrong.join(', ')}`);
    if (detail !== undefined) {
      await checkStretch(context, entry.id, detail);
      await checkLog(context, entry.id, detail);
    }
    previous = entryDigest(entry);
    tally.roots += 1;
  }
  reach(Infinity);
  if (row !== undefined) findings.add('altered-root', 'heads were sealed by a root that is gone');
  return heads;
}

async function take(rows: AsyncGenerator<RootedHeadRow>): Promise<RootedHeadRow | undefined> {
  const next = await rows.next();
  return next.done === true ? undefined : next.value;
}

function mistakesOf(
  detail: RootDetail,
  now: { readonly heads: ReadonlyMap<string, RootedHead>; readonly previous: string | null },
): string[] {
  const { heads, tree } = rootOf(now.heads.values());
  return [
    ...(tree.root === detail.root ? [] : ['root']),
    ...(heads.length === detail.chains ? [] : ['number of chains']),
    ...(now.previous === detail.previous ? [] : ['root before']),
  ];
}

async function checkStretch(
  { reads, findings }: VerifyContext,
  entryId: string,
  { audit }: RootDetail,
): Promise<void> {
  const { sinceMs, untilMs } = audit;
  const found = await sealStretch(reads.auditEntries, { sinceMs, untilMs });
  if (found.digest === audit.digest && found.entries === audit.entries) return;
  const detail = `${entryId}: sealed ${audit.entries} entries, found ${found.entries}`;
  findings.add('altered-audit', detail);
}

/** Who published the root has bound the whole log up to it, the entries' order included. */
async function checkLog(
  { reads, findings }: VerifyContext,
  entryId: string,
  { log }: RootDetail,
): Promise<void> {
  if (log === undefined || log.position === 0) return;
  const [hash, ...others] = await reads.auditHashes(log.position);
  if (hash === log.hash && others.length === 0) return;
  findings.add('altered-audit', `${entryId}: entry ${log.position} is not the one that it names`);
}
