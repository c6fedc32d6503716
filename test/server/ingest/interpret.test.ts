import { describe, expect, it } from 'vitest';
import { interpret, type InterpretContext } from '../../../server/ingest/interpret.ts';
import type { KioskRecord, RecordContent } from '../../../shared/record/record.ts';

const record = (content: RecordContent): KioskRecord => ({
  v: 1,
  id: '00000000-0000-7000-8000-000000000001',
  kiosk: 'kiosk-1',
  epoch: 1,
  seq: 1,
  prev: '',
  time: { wallMs: 0, monoMs: 0, boot: 'boot-1', anchor: null },
  ...content,
});

const context = (parts: Partial<InterpretContext>): InterpretContext => ({
  hasCounter: () => true,
  questionnaire: () => undefined,
  rating: () => undefined,
  mayServe: () => true,
  ...parts,
});

describe('interpret', () => {
  it.each<RecordContent>([
    {
      kind: 'boot',
      body: { build: 'b', persisted: true, journalRecords: 0, storedRecords: 0 },
    },
    { kind: 'storage-loss', body: { store: 'journal', rebuilt: 1, fromSeq: 1, toSeq: 1 } },
    { kind: 'clock', body: { wallOffsetMs: 1, previousWallOffsetMs: null } },
  ])('counts nothing of a record of kind $kind', (content) => {
    expect(interpret(record(content), context({}))).toEqual({ kind: 'nothing' });
  });

  it('sets an amendment aside whose rating was given to a questionnaire that is gone', () => {
    const rating = { kioskId: 'kiosk-1', questionnaire: { code: 'gone', version: 3 } };
    const amendment = record({ kind: 'amendment', body: { rating: 'r', level: 1 } });
    expect(interpret(amendment, context({ rating: () => rating }))).toEqual({
      kind: 'quarantine',
      reason: 'unknown-questionnaire',
      detail: 'gone version 3',
    });
  });
});
