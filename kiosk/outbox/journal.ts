import { concatBytes, type Bytes } from '../../shared/record/bytes.ts';
import { frameOf, scanFrames } from './frame.ts';
import type { JournalFile } from './journal-file.ts';

/** An append-only list of payloads that survives a power cut at any byte. */
export interface Journal {
  /** The payload is on the disk when this returns; when it throws, nothing was added. */
  append(payload: Bytes): void;
  /** As `append`, all with one flush: for rebuilding. */
  appendAll(payloads: readonly Bytes[]): void;
  /** Leaves no frame behind. */
  clear(): void;
}

export interface OpenedJournal {
  readonly journal: Journal;
  /** What earlier runs appended, in order. */
  readonly payloads: readonly Bytes[];
}

/** Reads a journal, cuts the torn tail off and leaves it ready for appending. */
export function openJournal(file: JournalFile): OpenedJournal {
  const size = file.size();
  const { payloads, endOffset } = scanFrames(file.read(0, size));
  if (endOffset < size) cutTail(file, endOffset);
  return { journal: journalAt(file, endOffset), payloads };
}

function journalAt(file: JournalFile, startOffset: number): Journal {
  // Kept here and not asked of the file: after a failed append whose tail could not be cut either,
  // the next frame must overwrite the torn one.
  let endOffset = startOffset;

  function appendFrames(frames: Bytes): void {
    try {
      file.write(endOffset, frames);
      file.flush();
    } catch (error) {
      tryCutTail(file, endOffset);
      throw error;
    }
    endOffset += frames.length;
  }

  return {
    append: (payload) => appendFrames(frameOf(payload)),
    appendAll: (payloads) => appendFrames(concatBytes(...payloads.map(frameOf))),
    clear() {
      cutTail(file, 0);
      endOffset = 0;
    },
  };
}

function cutTail(file: JournalFile, endOffset: number): void {
  file.truncate(endOffset);
  file.flush();
}

function tryCutTail(file: JournalFile, endOffset: number): void {
  try {
    cutTail(file, endOffset);
  } catch {
    // The append's own error is thrown by the caller, and the next append writes over the tail.
  }
}
