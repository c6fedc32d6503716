import { createHash, createPublicKey, verify, type KeyObject } from 'node:crypto';
import { join } from 'node:path';
import SqliteDatabase from 'better-sqlite3';

/** A record as the server's table holds it. */
interface RawRecord {
  readonly kiosk_id: string;
  readonly epoch: number;
  readonly seq: number;
  readonly hash: string;
  readonly prev: string;
  readonly bytes: Buffer;
  readonly signature: string;
}

interface RawEpoch {
  readonly kiosk_id: string;
  readonly epoch: number;
  readonly algorithm: string;
  readonly public_key: string;
  readonly through_seq: number;
  readonly head_hash: string | null;
}

/** What the bytes of a record say, as far as the journey looks at it. */
export interface WrittenRecord {
  readonly id: string;
  readonly kind: string;
  readonly seq: number;
  readonly prev: string;
  readonly body: Readonly<Record<string, unknown>>;
}

/** All records of a database file, and everything that does not hold about their chains. */
export interface ReadChain {
  readonly records: readonly WrittenRecord[];
  /** Empty when every chain verifies. */
  readonly faults: readonly string[];
}

/**
 * Reads the raw records of a server's SQLite file and checks each chain with Node's own
 * cryptography, on purpose without the project's: places, hashes, links, signatures, head.
 */
export function readChain(dataFolder: string, fileName = 'mot-cham.db'): ReadChain {
  const database = new SqliteDatabase(join(dataFolder, fileName), { readonly: true });
  try {
    const epochs = database.prepare<[], RawEpoch>('select * from kiosk_epochs').all();
    const select = database.prepare<[string, number], RawRecord>(
      'select * from records where kiosk_id = ? and epoch = ? order by seq',
    );
    const chains = epochs.map((epoch) => {
      const raw = select.all(epoch.kiosk_id, epoch.epoch);
      return { records: raw.map(written), faults: faultsOf(epoch, raw) };
    });
    return {
      records: chains.flatMap(({ records }) => records),
      faults: chains.flatMap(({ faults }) => faults),
    };
  } finally {
    database.close();
  }
}

// The bytes were made by the product under test; a field that is missing fails the test by itself.
const written = ({ bytes }: RawRecord): WrittenRecord =>
  JSON.parse(bytes.toString('utf8')) as WrittenRecord;

function faultsOf(epoch: RawEpoch, records: readonly RawRecord[]): string[] {
  const key = publicKeyOf(epoch);
  const certificate = `${epoch.kiosk_id}\0${String(epoch.epoch)}\0${epoch.public_key}`;
  let prev = labelled('EPOCH', Buffer.from(certificate));
  const faults = records.flatMap((record, index) => {
    const says = written(record);
    const checks: readonly (readonly [string, boolean])[] = [
      ['seq without a hole', record.seq === index + 1 && says.seq === record.seq],
      ['link to the record before', says.prev === prev && record.prev === prev],
      ['hash of the bytes', labelled('RECORD', record.bytes) === record.hash],
      ['signature of the hash', isSigned(record, epoch.algorithm, key)],
    ];
    prev = record.hash;
    return checks.flatMap(([what, holds]) =>
      holds ? [] : [`${what}: record ${String(record.seq)}`],
    );
  });
  if (epoch.through_seq !== records.length) faults.push('through_seq is not the last record');
  if (epoch.head_hash !== (records.at(-1)?.hash ?? null)) faults.push('head_hash is not the last');
  return faults;
}

function labelled(label: string, bytes: Buffer): string {
  return createHash('sha256').update(`MOTCHAM1-${label}\0`).update(bytes).digest('base64url');
}

function publicKeyOf({ algorithm, public_key: publicKey }: RawEpoch): KeyObject {
  if (algorithm === 'Ed25519') {
    return createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: publicKey }, format: 'jwk' });
  }
  const point = Buffer.from(publicKey, 'base64url');
  const [x, y] = [point.subarray(1, 33), point.subarray(33)].map((part) =>
    part.toString('base64url'),
  );
  if (x === undefined || y === undefined) throw new Error(`No key of ${algorithm}: ${publicKey}`);
  return createPublicKey({ key: { kty: 'EC', crv: 'P-256', x, y }, format: 'jwk' });
}

function isSigned({ hash, signature }: RawRecord, algorithm: string, key: KeyObject): boolean {
  const claim = Buffer.from(`MOTCHAM1-SEAL\0${hash}`);
  const bytes = Buffer.from(signature, 'base64url');
  if (algorithm === 'Ed25519') return verify(null, claim, key, bytes);
  return verify('sha256', claim, { key, dsaEncoding: 'ieee-p1363' }, bytes);
}
