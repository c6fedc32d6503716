import { expect, it } from 'vitest';
import { certain } from '../../../server/ingest/certain.ts';

it('hands over what is there, and names what is missing', () => {
  expect(certain(null, 'head')).toBeNull();
  expect(() => certain(undefined, 'time of record 7')).toThrow('There is no time of record 7.');
});
