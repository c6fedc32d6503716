import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { frameOf } from '../../../kiosk/outbox/frame.ts';
import { openJournal } from '../../../kiosk/outbox/journal.ts';
import { concatBytes, utf8, type Bytes } from '../../../shared/record/bytes.ts';
import { createMemoryFile, quotaError } from './support/memory-file.ts';

const payloadsArbitrary = fc.array(
  fc.uint8Array({ minLength: 1, maxLength: 40 }).map((bytes) => Uint8Array.from(bytes)),
  { maxLength: 6 },
);

const plain = (payloads: readonly Bytes[]): number[][] => payloads.map((bytes) => [...bytes]);

function fileWith(payloads: readonly Bytes[]): ReturnType<typeof createMemoryFile> {
  const file = createMemoryFile();
  openJournal(file).journal.appendAll(payloads);
  return file;
}

describe('a journal', () => {
  it('gives back what was appended, in order', () => {
    const file = createMemoryFile();
    const { journal } = openJournal(file);
    journal.append(utf8('one'));
    journal.append(utf8('two'));
    expect(plain(openJournal(file).payloads)).toEqual(plain([utf8('one'), utf8('two')]));
  });

  it('cut at any byte, keeps every whole frame before the cut and goes on behind it', () => {
    fc.assert(
      fc.property(payloadsArbitrary, (payloads) => {
        const whole = fileWith(payloads).bytes;
        for (let cut = 0; cut <= whole.length; cut += 1) {
          const file = createMemoryFile(whole.slice(0, cut));
          const { journal, payloads: kept } = openJournal(file);
          const lengths = payloads.map((_, index) => frames(payloads.slice(0, index + 1)).length);
          const wholeFrames = lengths.filter((length) => length <= cut).length;
          expect(plain(kept)).toEqual(plain(payloads.slice(0, wholeFrames)));
          journal.append(utf8('next'));
          expect(plain(openJournal(file).payloads)).toEqual(plain([...kept, utf8('next')]));
        }
      }),
      { numRuns: 50 },
    );
  });

  it('with one rotten byte, loses at most the frame it is in and what a rotten length hides', () => {
    const file = fileWith([utf8('first'), utf8('second'), utf8('third')]);
    const rotten = file.bytes.slice();
    const inSecondPayload = frames([utf8('first')]).length + 9;
    rotten[inSecondPayload] = (rotten[inSecondPayload] ?? 0) ^ 0xff;
    const { payloads } = openJournal(createMemoryFile(rotten));
    expect(plain(payloads)).toEqual(plain([utf8('first'), utf8('third')]));
  });

  it('does not take the zeros that a power cut leaves for frames', () => {
    const file = createMemoryFile(concatBytes(frames([utf8('kept')]), new Uint8Array(4096)));
    const { payloads } = openJournal(file);
    expect(plain(payloads)).toEqual(plain([utf8('kept')]));
    expect(file.size()).toBe(frames([utf8('kept')]).length);
  });

  it.each(['write', 'flush'] as const)(
    'leaves nothing of an append whose %s failed',
    (operation) => {
      const file = fileWith([utf8('before')]);
      const { journal } = openJournal(file);
      const sizeBefore = file.size();
      file.fail(operation, quotaError());
      expect(() => {
        journal.append(utf8('refused'));
      }).toThrow('full');
      // The cut's own flush fails like the append's: the tail is gone all the same.
      expect(file.size()).toBe(sizeBefore);
    },
  );

  it('writes over a torn tail that could not be cut off', () => {
    const file = createMemoryFile();
    const { journal } = openJournal(file);
    file.fail('write', quotaError());
    file.fail('truncate', new DOMException('dead', 'InvalidStateError'));
    expect(() => {
      journal.append(utf8('refused, and rather long'));
    }).toThrow('full');
    file.heal();
    journal.append(utf8('short'));
    expect(plain(openJournal(file).payloads)).toEqual(plain([utf8('short')]));
  });

  it('refuses an empty payload, which would look like zeros', () => {
    const { journal } = openJournal(createMemoryFile());
    expect(() => {
      journal.append(new Uint8Array());
    }).toThrow('frameOf requires 1 to');
  });
});

const frames = (payloads: readonly Bytes[]): Bytes => concatBytes(...payloads.map(frameOf));
