import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { AUDIT_ACTIONS } from '../../../shared/api/audit-actions.ts';

const SERVER = join(import.meta.dirname, '../../../server');

/** `noun.verb` in quotes, in every file that writes into the log or hands an act to who does. */
async function writtenActions(): Promise<string[]> {
  const files = await readdir(SERVER, { recursive: true });
  const texts = await Promise.all(
    files
      .filter((name) => name.endsWith('.ts'))
      .map((name) => readFile(join(SERVER, name), 'utf8')),
  );
  return (
    texts
      .filter((text) => /appendAudit|AuditEntry|[A-Z]+_ACTION =/u.test(text))
      .flatMap((text) => [...text.matchAll(/'([a-z]+(?:-[a-z]+)*\.[a-z]+(?:-[a-z]+)*)'/gu)])
      .map(([, action = '']) => action)
      // Columns and files have a dot, too.
      .filter((action) => !/^(?:[a-z]|eb)\.|\.(?:ts|ndjson)$/u.test(action))
  );
}

describe('the names of acts', () => {
  it('are there for everything that the server writes into the audit log', async () => {
    const unnamed = (await writtenActions()).filter((action) => !(action in AUDIT_ACTIONS));
    expect([...new Set(unnamed)]).toEqual([]);
  });

  it('are there for nothing that it never writes', async () => {
    const written = new Set(await writtenActions());
    expect(Object.keys(AUDIT_ACTIONS).filter((action) => !written.has(action))).toEqual([]);
  });
});
