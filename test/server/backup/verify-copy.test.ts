import { describe, expect, it } from 'vitest';
import type { Inspection } from '../../../server/backup/inspect-tables.ts';
import { verifyCopy } from '../../../server/backup/verify-copy.ts';

const COPIED = { schemaStep: '0011-backups', counts: { units: 2, records: 0 } };
const inspection = (changed: Partial<Inspection> = {}): Inspection => ({
  counts: { units: 2 },
  heads: [],
  chainFaults: [],
  newestReceivedAtMs: null,
  ...changed,
});
const notAsked = () => Promise.reject(new Error('the source was read without need'));

describe('a copy', () => {
  it('is verified when nothing is wrong with it, without a second look at the source', async () => {
    const found = { damage: [], inspection: inspection() };
    expect(await verifyCopy(COPIED, found, notAsked)).toEqual([]);
  });

  it.each([
    ['no schema', { ...COPIED, schemaStep: undefined }, [], {}, 'the copy has no schema'],
    ['damage', COPIED, ['page 3 is never used'], {}, 'page 3 is never used'],
    ['fewer rows', COPIED, [], { units: 1 }, 'units: 1 rows instead of 2'],
    ['more rows', COPIED, [], { units: 2, records: 1 }, 'records: 1 rows instead of 0'],
    ['a lost table', COPIED, [], { records: 0 }, 'units: 0 rows instead of 2'],
    ['a table too many', COPIED, [], { units: 2, others: 3 }, 'others: 3 rows instead of 0'],
  ])('with %s is not', async (_name, copied, damage, counts, fault) => {
    const found = {
      damage,
      inspection: inspection({ counts: { ...inspection().counts, ...counts } }),
    };
    if (fault.startsWith('units: 0')) found.inspection = inspection({ counts: { records: 0 } });
    expect(await verifyCopy(copied, found, notAsked)).toEqual([fault]);
  });

  it('with a chain that the source has broken too is true to it', async () => {
    const broken = inspection({ chainFaults: ['k/1/3: altered'] });
    const source = () =>
      Promise.resolve(inspection({ chainFaults: ['k/1/2: altered', 'k/1/3: altered'] }));
    expect(await verifyCopy(COPIED, { damage: [], inspection: broken }, source)).toEqual([]);
  });

  it('with a chain that is whole in the source is not', async () => {
    const broken = inspection({ chainFaults: ['k/1/3: altered'] });
    const found = { damage: [], inspection: broken };
    expect(await verifyCopy(COPIED, found, () => Promise.resolve(inspection()))).toEqual([
      'k/1/3: altered',
    ]);
  });
});
