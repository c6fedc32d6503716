import { createHash } from 'node:crypto';
import type { AuditLogRow } from './schema.ts';

/** What stands before the first entry. */
export const AUDIT_GENESIS = '0'.repeat(64);

/** An entry in its place, before its own hash is known. */
export type LinkedEntry = Omit<AuditLogRow, 'hash'>;

/** What is hashed: this text, exactly. It never changes; another form would take another domain. */
export const entryText = (entry: LinkedEntry): string =>
  `MOTCHAM1-AUDIT\0${JSON.stringify([
    entry.position,
    entry.id,
    entry.at_ms,
    entry.account_id,
    entry.action,
    entry.unit_id,
    entry.detail,
    entry.prev,
  ])}`;

/** SHA-256 of an entry in its place, 64 hexadecimal digits. */
export const entryHash = (entry: LinkedEntry): string =>
  createHash('sha256').update(entryText(entry)).digest('hex');
