import { expect, it } from 'vitest';
import { readPlace } from '../../../kiosk/outbox/read-place.ts';
import { utf8 } from '../../../shared/record/bytes.ts';

const place = { kiosk: 'kiosk-1', epoch: 1, seq: 2 };

it('the place of a record is read out of its bytes', () => {
  const bytes = utf8(JSON.stringify({ ...place, time: { wallMs: 3 }, kind: 'boot' }));
  expect(readPlace(bytes)).toEqual({ ...place, wallMs: 3 });
});

it.each([
  'no JSON',
  'null',
  '7',
  JSON.stringify(place),
  JSON.stringify({ ...place, time: null }),
  JSON.stringify({ ...place, time: {} }),
  JSON.stringify({ ...place, time: { wallMs: '3' } }),
  JSON.stringify({ ...place, kiosk: 1, time: { wallMs: 3 } }),
  JSON.stringify({ ...place, epoch: '1', time: { wallMs: 3 } }),
  JSON.stringify({ ...place, seq: null, time: { wallMs: 3 } }),
])('%s has no place', (text) => {
  expect(readPlace(utf8(text))).toBeUndefined();
});
