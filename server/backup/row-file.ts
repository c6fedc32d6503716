import { createReadStream, createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import type { Cell } from '../store/row-insert.ts';
import type { TableChunk, TableStream } from '../store/table-rows.ts';

/** Bytes are written as a list of one base64 text: no cell is ever a list. */
type WrittenCell = string | number | null | readonly [string];

type WrittenLine = readonly WrittenCell[] | Pick<TableChunk, 'table' | 'columns'>;

/**
 * Writes rows as lines of JSON, compressed: per stretch of rows one line with the table and its
 * columns, then one line per row.
 */
export async function writeRowFile(file: string, stream: TableStream): Promise<void> {
  // A private file from its first byte: it holds what only the server may read.
  const target = createWriteStream(file, { mode: 0o600, flags: 'wx' });
  // The rows are many and much alike: a higher level costs time and saves little.
  await pipeline(Readable.from(linesOf(stream)), createGzip({ level: 4 }), target);
}

/** Reads what `writeRowFile` wrote; throws for anything else, also for a file that was cut short. */
export async function* readRowFile(file: string): AsyncGenerator<TableChunk> {
  let chunk: { table: string; columns: readonly string[]; rows: Cell[][] } | undefined;
  for await (const line of linesIn(file)) {
    // Its checksum was right or is about to be asked for; another form fails in the next lines.
    const read = JSON.parse(line) as WrittenLine;
    if ('table' in read) {
      if (chunk !== undefined) yield chunk;
      chunk = { ...read, rows: [] };
    } else {
      if (chunk === undefined) throw new Error(`${file}: a row before its table`);
      chunk.rows.push(read.map(readCell));
    }
  }
  if (chunk !== undefined) yield chunk;
}

async function* linesIn(file: string): AsyncGenerator<string> {
  const source = createReadStream(file);
  const text = source.pipe(createGunzip()).setEncoding('utf8');
  // `pipe` does not hand errors on.
  source.on('error', (error) => text.destroy(error));
  let rest = '';
  try {
    for await (const part of text) {
      const lines = `${rest}${String(part)}`.split('\n');
      rest = lines.pop() ?? '';
      yield* lines;
    }
  } finally {
    source.destroy();
  }
  if (rest !== '') throw new Error(`${file}: the last line is not whole`);
}

async function* linesOf(stream: TableStream): AsyncGenerator<string> {
  for await (const { table, columns, rows } of stream) {
    const lines = rows.map((row) => `${JSON.stringify(row.map(writtenCell))}\n`);
    yield `${JSON.stringify({ table, columns })}\n${lines.join('')}`;
  }
}

const writtenCell = (cell: Cell): WrittenCell =>
  cell instanceof Uint8Array ? [Buffer.from(cell).toString('base64')] : cell;

const readCell = (cell: WrittenCell): Cell =>
  typeof cell === 'object' && cell !== null ? Buffer.from(cell[0], 'base64') : cell;
