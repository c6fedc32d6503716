import { scanFrames } from '../../../kiosk/outbox/frame.ts';
import type { KioskRecord, RecordContent } from '../../../shared/record/record.ts';
import type { Bytes } from '../../../shared/record/bytes.ts';
import type { Device } from './device.ts';
import type { Wipe } from './plan.ts';

/** Something a citizen was thanked for. */
export interface Thanked {
  readonly recordId: string;
  readonly content: RecordContent;
  /** Every copy of it may have been destroyed: the one way in which a rating may be lost. */
  mayBeLost: boolean;
  /** Its place in the chain, known of what may be lost. */
  place: { readonly epoch: number; readonly seq: number } | undefined;
}

/** The test's own list of what citizens were thanked for. */
export interface Ledger {
  readonly thanked: Thanked[];
  /** Epochs of which some records may have been destroyed. */
  readonly holedEpochs: Set<number>;
  noteWipe(wipe: Wipe): void;
  /** The device is to be what it was some time ago. */
  noteImagePutBack(): void;
  noteStoreFault(): void;
  /** The device has compared its two stores and made both whole. */
  noteRepaired(): void;
}

/**
 * Keeps count of when a wipe may destroy the last copy: both stores at once, the second before
 * the first was rebuilt, or the journal while IndexedDB had refused records.
 */
export function createLedger(device: () => Device, hasFiles: boolean): Ledger {
  const damaged = { files: !hasFiles, indexeddb: false };
  const ledger: Ledger = {
    thanked: [],
    holedEpochs: new Set(),
    noteWipe(wipe) {
      if (wipe === 'none') return;
      if (wipe !== 'indexeddb') damaged.files = true;
      if (wipe !== 'files') damaged.indexeddb = true;
      if (damaged.files && damaged.indexeddb) noteLoss();
    },
    noteImagePutBack: noteLoss,
    noteStoreFault: () => void (damaged.indexeddb = true),
    noteRepaired() {
      damaged.files = !hasFiles;
      damaged.indexeddb = false;
    },
  };
  return ledger;

  function noteLoss(): void {
    const places = new Map<string, NonNullable<Thanked['place']>>();
    for (const { id, epoch, seq } of recordsOn(device())) {
      places.set(id, { epoch, seq });
      ledger.holedEpochs.add(epoch);
    }
    for (const entry of ledger.thanked) {
      entry.mayBeLost = true;
      entry.place ??= places.get(entry.recordId);
    }
  }
}

/** Every record that the device's disk holds, in one store or the other. */
export function recordsOn({ store, files }: Device): KioskRecord[] {
  const stored = [...store.records.values()].map(({ bytes }) => bytes);
  const journalled = files
    .slice(0, 2)
    .flatMap((file) =>
      scanFrames(file.bytes).payloads.map((payload) => payload.slice(payload.indexOf(0x0a) + 1)),
    );
  return [...stored, ...journalled].map(readRecord);
}

/** Bytes that the product itself wrote. */
export const readRecord = (bytes: Bytes): KioskRecord =>
  JSON.parse(new TextDecoder().decode(bytes)) as KioskRecord;
