import { validate, version } from 'uuid';
import { expect, it } from 'vitest';
import { newRecordId } from '../../../kiosk/outbox/new-record-id.ts';

it.each([
  // The example of RFC 9562, appendix A.6.
  [0x017f22e279b0, '017f22e2-79b0-7'],
  [0, '00000000-0000-7'],
  [-5, '00000000-0000-7'],
])('a record id made at %i ms is a version 7 UUID that begins with its time', (wallMs, start) => {
  const id = newRecordId(wallMs);
  expect(id.startsWith(start)).toBe(true);
  expect(validate(id)).toBe(true);
  expect(version(id)).toBe(7);
});

it('two record ids of one millisecond differ', () => {
  expect(newRecordId(1)).not.toBe(newRecordId(1));
});
