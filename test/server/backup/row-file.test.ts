import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readRowFile, writeRowFile } from '../../../server/backup/row-file.ts';
import type { TableChunk } from '../../../server/store/table-rows.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mot-cham-rows-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const readAll = async (file: string): Promise<TableChunk[]> => {
  const chunks: TableChunk[] = [];
  for await (const chunk of readRowFile(file)) chunks.push(chunk);
  return chunks;
};

const SAMPLE: TableChunk[] = [
  {
    table: 'units',
    columns: ['id', 'name'],
    rows: [
      ['u1', 'Sở Nội vụ\u2028"\n'],
      ['u2', null],
    ],
  },
  { table: 'records', columns: ['seq', 'bytes'], rows: [[1, Buffer.from([0, 255, 10])]] },
];

describe('a file of rows', () => {
  it('gives back every cell as it was', async () => {
    const cell = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.maxSafeInteger(),
      fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0),
      fc.constant(null),
      fc.uint8Array().map((bytes) => Buffer.from(bytes)),
    );
    const chunk = fc.record({
      table: fc.string({ minLength: 1 }),
      columns: fc.array(fc.string(), { maxLength: 4 }),
      rows: fc.array(fc.array(cell, { maxLength: 4 }), { minLength: 1, maxLength: 5 }),
    });
    let files = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(chunk, { maxLength: 4 }), async (chunks) => {
        const file = join(folder, String((files += 1)));
        await writeRowFile(file, chunks);
        expect(await readAll(file)).toEqual(chunks);
      }),
      { numRuns: 60 },
    );
  });

  it('is for its owner only, and takes no other file’s place', async () => {
    const file = join(folder, 'rows');
    await writeRowFile(file, SAMPLE);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    await expect(writeRowFile(file, SAMPLE)).rejects.toThrow('EEXIST');
  });

  it('that was cut short anywhere is not read as a whole one', async () => {
    const file = join(folder, 'rows');
    await writeRowFile(file, SAMPLE);
    const whole = await readFile(file);
    for (let length = 1; length < whole.length; length += 1) {
      await writeFile(file, whole.subarray(0, length));
      await expect(readAll(file)).rejects.toThrow();
    }
  });
});
