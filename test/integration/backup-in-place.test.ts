import { chmod, cp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ASIDE, backUp, kioskMemory, onSqlite, restore, useBackupFolder } from './backup-places.ts';
import { foundOffice, openOffice, type DataPlace, type OpenOffice } from './office-with-kiosk.ts';

useBackupFolder();

describe('a backup that is put in place', () => {
  let place: DataPlace;
  let office: OpenOffice;
  beforeEach(async () => {
    place = await onSqlite();
    ({ office } = await foundOffice(place));
  });
  afterEach(() => office.close());

  it('goes over a file that cannot be read, and over one that was left by a crash', async () => {
    const { path } = await backUp(place);
    await office.close();
    const file = join(place.dataDir, 'mot-cham.db');
    await writeFile(file, 'x'.repeat(5_000));
    await writeFile(`${file}-wal`, 'left behind');
    expect(await restore(path, place, true)).toMatchObject({ ok: true });
    const restored = await openOffice(place);
    expect(await restored.ledger()).toEqual([]);
    await restored.close();
    const aside = join(place.dataDir, ASIDE);
    expect(await readFile(join(aside, 'mot-cham.db-wal'), 'utf8')).toBe('left behind');
  });

  it('does not take the place of another server’s key unasked', async () => {
    const { path } = await backUp(place);
    const other = await onSqlite();
    await (await openOffice(other)).close();
    await rm(join(other.dataDir, 'mot-cham.db'));
    const key = await readFile(join(other.dataDir, 'server-key.json'), 'utf8');
    expect(await restore(path, other)).toMatchObject({ error: { kind: 'holds-data' } });
    expect(await restore(path, other, true)).toMatchObject({ ok: true });
    const aside = join(other.dataDir, ASIDE);
    expect(await readFile(join(aside, 'server-key.json'), 'utf8')).toBe(key);
  });

  it('leaves, when it cannot be put there, the data and the key as they were', async () => {
    const { path } = await backUp(place);
    const key = await readFile(join(place.dataDir, 'server-key.json'), 'utf8');
    await office.close();
    const other = await onSqlite();
    const elsewhere = await foundOffice(other);
    const memory = kioskMemory(elsewhere.kiosk);
    await elsewhere.office.send(elsewhere.kiosk, await memory.rate(1));
    await elsewhere.office.close();
    const otherKey = await readFile(join(other.dataDir, 'server-key.json'), 'utf8');
    // What the data would be moved to is taken.
    const aside = join(other.dataDir, ASIDE);
    await cp(path, aside, { recursive: true });
    await chmod(aside, 0o700);
    await writeFile(join(aside, 'mot-cham.db'), 'in the way');
    await rm(join(aside, 'server-key.json'));
    await expect(restore(path, other, true)).rejects.toThrow('EEXIST');
    expect(await readFile(join(other.dataDir, 'server-key.json'), 'utf8')).toBe(otherKey);
    expect(otherKey).not.toBe(key);
    const again = await openOffice(other);
    expect(await again.ledger()).toEqual(memory.ledger());
    await again.close();
  });
});
