import { createHash } from 'node:crypto';
import { concatBytes, utf8, type Bytes } from '../../shared/record/bytes.ts';

/** Tells the hash of a leaf from that of a node: no node can be passed off as a leaf. */
const LEAF = new Uint8Array([0]);
const NODE = new Uint8Array([1]);

/**
 * A Merkle tree over texts in the given order, hashed as RFC 9162 §2.1 says (SHA-256; leaf prefix
 * 00, node prefix 01). Hashes are hexadecimal.
 */
export interface MerkleTree {
  readonly root: string;
  /** The siblings from the leaf up (RFC 9162 §2.1.3): with them a leaf alone gives the root. */
  readonly path: (index: number) => string[];
}

export function merkleTree(leaves: readonly string[]): MerkleTree {
  const levels = [leaves.map((text) => sha256(LEAF, utf8(text)))];
  for (let level = levels[0] ?? []; level.length > 1; level = levels.at(-1) ?? []) {
    levels.push(levelAbove(level));
  }
  const root = levels.at(-1)?.[0] ?? sha256();
  return {
    root: hex(root),
    path: (index) =>
      levels.slice(0, -1).flatMap((level, height) => {
        // The lone last node of a level has no sibling: it stands in the next level as it is.
        const sibling = level[(index >> height) ^ 1];
        return sibling === undefined ? [] : [hex(sibling)];
      }),
  };
}

function levelAbove(level: readonly Bytes[]): Bytes[] {
  const above: Bytes[] = [];
  for (let place = 0; place < level.length; place += 2) {
    const [left, right] = [level[place], level[place + 1]];
    if (left !== undefined) above.push(right === undefined ? left : sha256(NODE, left, right));
  }
  return above;
}

const sha256 = (...parts: readonly Bytes[]): Bytes =>
  new Uint8Array(
    createHash('sha256')
      .update(concatBytes(...parts))
      .digest(),
  );

const hex = (bytes: Bytes): string => Buffer.from(bytes).toString('hex');
