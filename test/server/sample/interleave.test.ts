import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { interleave } from '../../../server/sample/interleave.ts';

const sourceOf = (name: string, length: number, opened: string[] = []) =>
  async function* () {
    opened.push(name);
    for (let index = 0; index < length; index += 1) yield await Promise.resolve(`${name}${index}`);
  };

describe('several sources read as one', () => {
  it('takes from each open one in turn, and opens the next where one ends', async () => {
    const sources = [sourceOf('a', 3), sourceOf('b', 1), sourceOf('c', 2)];
    const read = await Array.fromAsync(interleave(sources, 2));
    expect(read).toEqual(['a0', 'b0', 'a1', 'a2', 'c0', 'c1']);
  });

  it('opens no more at once than it is told to', async () => {
    const opened: string[] = [];
    const read = interleave([sourceOf('a', 2, opened), sourceOf('b', 1, opened)], 1);
    await read.next();
    expect(opened).toEqual(['a']);
    await Array.fromAsync(read);
    expect(opened).toEqual(['a', 'b']);
  });

  it('loses nothing, repeats nothing and keeps the order of each source', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.nat({ max: 6 }), { maxLength: 8 }),
        fc.integer({ min: 1, max: 10 }),
        async (lengths, width) => {
          const sources = lengths.map((length, source) => sourceOf(`${source}.`, length));
          const read = await Array.fromAsync(interleave(sources, width));
          const ofSource = (source: number) => read.filter((one) => one.startsWith(`${source}.`));
          lengths.forEach((length, source) => {
            const whole = Array.from({ length }, (_, index) => `${source}.${index}`);
            expect(ofSource(source)).toEqual(whole);
          });
        },
      ),
    );
  });
});
