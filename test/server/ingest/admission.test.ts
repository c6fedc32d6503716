import { expect, it } from 'vitest';
import { admit } from '../../../server/ingest/admission.ts';
import type { OpenedBatch } from '../../../server/ingest/opened-batch.ts';
import { chainStandingOf, standingOf } from '../../../server/store/kiosk-standing.ts';

const batch: OpenedBatch = {
  kioskId: 'kiosk-1',
  unitId: 'unit-1',
  epoch: 1,
  request: '',
  records: [],
  health: null,
  receivedAtMs: 0,
};

it('refuses a kiosk that has gone since its signature was checked', async () => {
  // Without records nothing is looked up.
  const admissions = await admit(undefined as never, new Map(), [batch]);
  expect(admissions.get(batch)).toEqual({ kind: 'refused', code: 'unknown-kiosk' });
});

it('takes a missing standing of what was admitted for a bug', () => {
  expect(() => standingOf(new Map(), 'kiosk-1')).toThrow('kiosk-1 has no standing');
  const standings = new Map([
    ['kiosk-1', { status: 'active', unitId: 'unit-1', epochs: new Map() } as const],
  ]);
  expect(() => chainStandingOf(standings, batch)).toThrow('has no epoch 1');
});
