import { createHash } from 'node:crypto';
import { v7 as uuidV7 } from 'uuid';

/** Chance that can be repeated: the same seed gives the same draws on every machine. */
export interface SeededRandom {
  /** From 0 (inclusive) to 1 (exclusive). */
  readonly next: () => number;
  /** A whole number from `least` to `most`, both inside. */
  readonly whole: (least: number, most: number) => number;
  readonly between: (least: number, most: number) => number;
  readonly chance: (probability: number) => boolean;
  readonly pick: <Item>(items: readonly [Item, ...Item[]]) => Item;
  /** One of the items, each as likely as its weight says. */
  readonly weighted: <Item>(items: readonly (readonly [Item, number])[]) => Item;
  readonly normal: () => number;
  readonly poisson: (mean: number) => number;
  /** A UUIDv7 of an instant. */
  readonly id: (atMs: number) => string;
}

/** A generator of its own for every seed; texts that differ give draws that have no relation. */
export function seededRandom(seed: string): SeededRandom {
  const next = sfc32(createHash('sha256').update(seed).digest());
  const whole = (least: number, most: number) => least + Math.floor(next() * (most - least + 1));
  return {
    next,
    whole,
    between: (least, most) => least + next() * (most - least),
    chance: (probability) => next() < probability,
    pick: (items) => items[whole(0, items.length - 1)] ?? items[0],
    weighted: (items) => weighted(items, next()),
    normal: () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next()),
    poisson: (mean) => poisson(mean, next),
    id: (atMs) => uuidV7({ msecs: Math.floor(atMs), random: sixteenBytes(next) }),
  };
}

/** Chris Doty-Humphrey's small fast counter generator: passes PractRand, needs no library. */
function sfc32(seed: Buffer): () => number {
  let a = seed.readUInt32LE(0);
  let b = seed.readUInt32LE(4);
  let c = seed.readUInt32LE(8);
  let counter = 1;
  const step = () => {
    const sum = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return (sum >>> 0) / 2 ** 32;
  };
  for (let round = 0; round < 12; round += 1) step();
  return step;
}

function weighted<Item>(items: readonly (readonly [Item, number])[], draw: number): Item {
  let left = draw * items.reduce((sum, [, weight]) => sum + weight, 0);
  for (const [item, weight] of items) {
    left -= weight;
    if (left < 0) return item;
  }
  const last = items.at(-1);
  if (last === undefined) throw new RangeError('weighted requires at least one item');
  return last[0];
}

/** Knuth's product method: for means of a few, as here. */
function poisson(mean: number, next: () => number): number {
  const floor = Math.exp(-mean);
  let count = 0;
  for (let product = next(); product > floor; product *= next()) count += 1;
  return count;
}

function sixteenBytes(next: () => number): Uint8Array {
  const words = Uint32Array.from({ length: 4 }, () => Math.floor(next() * 2 ** 32));
  return new Uint8Array(words.buffer);
}
