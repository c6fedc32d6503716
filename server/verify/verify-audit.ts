import { AUDIT_GENESIS, entryHash } from '../store/audit-chain.ts';
import type { ChainPlace } from '../store/audit-reads.ts';
import type { AuditLogRow } from '../store/schema.ts';
import type { VerifyContext } from './verify-context.ts';

/** The end of the chain so far: what the next entry must follow. */
interface End {
  readonly position: number;
  /** As this verification computed it, not as the row says. */
  readonly hash: string;
}

/**
 * Recomputes the chain of the audit log, page by page: names each entry that is not what was
 * written, each that does not follow the one before, and each stretch that is gone.
 */
export async function verifyAudit(context: VerifyContext): Promise<void> {
  const { reads, pageSize, tally } = context;
  let end: End = { position: 0, hash: AUDIT_GENESIS };
  let after: ChainPlace = { position: Number.MIN_SAFE_INTEGER, id: '' };
  for (;;) {
    const page = await reads.auditChain(after, pageSize);
    for (const entry of page) end = follow(context, end, entry);
    tally.auditEntries += page.length;
    const last = page.at(-1);
    if (last === undefined || page.length < pageSize) break;
    after = last;
  }
  const kept = await reads.auditEnd();
  if (kept?.position === end.position && kept.hash === end.hash) return;
  if (kept !== undefined && kept.position > end.position) {
    nameMissing(context, end.position + 1, kept.position);
  } else {
    const told = kept === undefined ? 'nothing' : `entry ${kept.position}`;
    context.findings.add(
      'altered-audit-entry',
      `the log ends with entry ${end.position}, its kept end is ${told}`,
    );
  }
}

function follow({ findings, ...rest }: VerifyContext, end: End, entry: AuditLogRow): End {
  const { hash: stored, ...linked } = entry;
  const name = `entry ${entry.position} (${entry.id})`;
  const hash = entryHash(linked);
  if (hash !== stored)
    findings.add('altered-audit-entry', `${name}: not what its hash was made of`);
  if (entry.position > end.position + 1) {
    nameMissing({ findings, ...rest }, end.position + 1, entry.position - 1);
    // What it should follow is gone: only the entry itself can be judged.
    return { position: entry.position, hash: stored };
  }
  if (entry.position <= end.position) {
    findings.add('misplaced-audit-entry', `${name}: the place is taken or before the first`);
  } else if (linked.prev !== end.hash) {
    findings.add('misplaced-audit-entry', `${name}: does not follow the entry before it`);
  }
  // By the stored hash: an altered entry is named once, not again by the one behind it.
  return { position: Math.max(end.position, entry.position), hash: stored };
}

function nameMissing({ findings }: VerifyContext, from: number, to: number): void {
  const which = from === to ? `entry ${from}` : `entries ${from} to ${to}`;
  findings.add('missing-audit-entry', `${which} of the audit log: gone`);
}
