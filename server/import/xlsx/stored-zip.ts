import { crc32 } from 'node:zlib';

/** An archive of entries as they are, without compression. */
export function storedZip(entries: ReadonlyMap<string, Uint8Array>): Buffer {
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, content] of entries) {
    const label = Buffer.from(name, 'utf8');
    const facts = factsOf(label, content);
    const body = Buffer.concat([uint32(0x04034b50), facts, label, content]);
    directory.push(
      Buffer.concat([
        uint32(0x02014b50),
        uint16(20),
        facts,
        Buffer.alloc(10),
        uint32(offset),
        label,
      ]),
    );
    bodies.push(body);
    offset += body.length;
  }
  const listed = Buffer.concat(directory);
  const count = uint16(entries.size);
  const end = [uint32(0x06054b50), uint32(0), count, count, uint32(listed.length), uint32(offset)];
  return Buffer.concat([...bodies, listed, ...end, uint16(0)]);
}

/** Version, UTF-8 names, stored, no time, checksum, both sizes, length of the name, no extras. */
function factsOf(label: Buffer, content: Uint8Array): Buffer {
  const size = uint32(content.length);
  return Buffer.concat([
    ...[uint16(20), uint16(0x0800), uint16(0), uint32(0)],
    ...[uint32(crc32(content)), size, size, uint16(label.length), uint16(0)],
  ]);
}

function uint16(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16LE(value);
  return bytes;
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}
