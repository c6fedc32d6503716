import { createHash } from 'node:crypto';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { merkleTree } from '../../../server/verify/merkle-tree.ts';

const sha256 = (...parts: readonly (Buffer | string)[]): Buffer =>
  createHash('sha256')
    .update(Buffer.concat(parts.map((part) => Buffer.from(part))))
    .digest();

/** MTH of RFC 9162 §2.1.1, as it is written there: split at the largest power of two. */
function rootByDefinition(leaves: readonly string[]): Buffer {
  const [only = ''] = leaves;
  if (leaves.length === 0) return sha256();
  if (leaves.length === 1) return sha256(Buffer.of(0), only);
  let split = 1;
  while (split * 2 < leaves.length) split *= 2;
  const [left, right] = [leaves.slice(0, split), leaves.slice(split)];
  return sha256(Buffer.of(1), rootByDefinition(left), rootByDefinition(right));
}

/** Verification of an inclusion proof, RFC 9162 §2.1.3.2. */
function rootByPath(leaf: string, place: { index: number; size: number }, path: readonly string[]) {
  let [fn, sn, hash] = [place.index, place.size - 1, sha256(Buffer.of(0), leaf)];
  for (const text of path) {
    const sibling = Buffer.from(text, 'hex');
    if (sn === 0) return 'too long';
    if (fn % 2 === 1 || fn === sn) {
      hash = sha256(Buffer.of(1), sibling, hash);
      while (fn % 2 === 0 && fn !== 0) [fn, sn] = [fn >> 1, sn >> 1];
    } else {
      hash = sha256(Buffer.of(1), hash, sibling);
    }
    [fn, sn] = [fn >> 1, sn >> 1];
  }
  return sn === 0 ? hash.toString('hex') : 'too short';
}

describe('a Merkle tree', () => {
  it('has the root of RFC 9162 over the empty list and over one leaf', () => {
    expect(merkleTree([]).root).toBe(
      'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    );
    expect(merkleTree(['']).root).toBe(
      '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
    );
  });

  it('has the root that the definition gives, for any list', () => {
    fc.assert(
      fc.property(fc.array(fc.string(), { maxLength: 40 }), (leaves) => {
        expect(merkleTree(leaves).root).toBe(rootByDefinition(leaves).toString('hex'));
      }),
    );
  });

  it('leads from every leaf to the root', () => {
    fc.assert(
      fc.property(fc.array(fc.string(), { minLength: 1, maxLength: 40 }), (leaves) => {
        const tree = merkleTree(leaves);
        for (const [index, leaf] of leaves.entries()) {
          const place = { index, size: leaves.length };
          expect(rootByPath(leaf, place, tree.path(index))).toBe(tree.root);
        }
      }),
    );
  });
});
