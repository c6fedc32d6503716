import { promisify } from 'node:util';
import { inflateRaw } from 'node:zlib';
import { err, ok, type Result } from '../../../shared/result.ts';
import { tooMuchInside, unreadable, type ImportFault } from '../import-fault.ts';
import { packedBytesOf, zipDirectory, type ZipEntry } from './zip-directory.ts';

const inflate = promisify(inflateRaw);

/** Far above what 20,000 rows need, far below what hurts a small server. */
export const MAX_UNPACKED_BYTES = 64 * 1024 * 1024;
export const MAX_ENTRIES = 500;

/** The only parts that hold cells; pictures, macros and links are never unpacked. */
const READ_PARTS = /\.(?:xml|rels)$/u;

/**
 * The XML parts of a workbook. What the archive's directory says is checked before anything is
 * unpacked, and what really comes out is cut off at the same limit: a directory may lie.
 */
export async function unpackWorkbook(
  bytes: Uint8Array,
): Promise<Result<Map<string, Uint8Array>, ImportFault>> {
  const entries = zipDirectory(bytes);
  if (entries === undefined) return err(unreadable('no directory in the archive'));
  const said = entries.reduce((sum, entry) => sum + entry.unpackedBytes, 0);
  if (entries.length > MAX_ENTRIES || said > MAX_UNPACKED_BYTES) return err(tooMuchInside);
  const parts = new Map<string, Uint8Array>();
  let room = MAX_UNPACKED_BYTES;
  for (const entry of entries.filter(({ name }) => READ_PARTS.test(name))) {
    const part = await unpack(bytes, entry, room);
    if (!part.ok) return part;
    room -= part.value.length;
    parts.set(entry.name, part.value);
  }
  return ok(parts);
}

async function unpack(
  bytes: Uint8Array,
  entry: ZipEntry,
  room: number,
): Promise<Result<Uint8Array, ImportFault>> {
  const packed = packedBytesOf(bytes, entry);
  if (packed === undefined) return err(unreadable(`${entry.name} is cut off`));
  if (entry.method === 0) return packed.length > room ? err(tooMuchInside) : ok(packed);
  if (entry.method !== 8) return err(unreadable(`${entry.name} is packed by an unknown method`));
  try {
    return ok(await inflate(packed, { maxOutputLength: Math.max(1, room) }));
  } catch (error) {
    const isTooLong =
      error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';
    if (isTooLong) return err(tooMuchInside);
    if (error instanceof Error) return err(unreadable(error.message));
    throw error;
  }
}
