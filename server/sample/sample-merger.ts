import { addDays, localDayStartMs, type LocalDay } from '../../shared/domain/local-day.ts';
import type { Store } from '../store/open-store.ts';
import { recorded, recordSuccession } from '../store/record-succession.ts';
import { seededRandom } from './seeded-random.ts';

/** The two communes that the sample merges, and the unit that they become. */
export const SAMPLE_MERGER = {
  predecessors: ['07237', '07294'],
  successor: { code: '07294', name: 'Thị trấn Bố Hạ (sau khi nhập)' },
  legalBasis:
    'Dữ liệu minh họa: việc nhập xã Bố Hạ với thị trấn Bố Hạ có thật từ 01/01/2020, ' +
    'ở đây đặt vào thời gian của số liệu minh họa để xem được "cùng kỳ" qua một lần nhập.',
} as const;

/**
 * One merger inside the months of the sample, so that a comparison across it can be seen. It is a
 * real one under a date that is not its own, and its legal basis says so. The kiosks stay at the
 * former counters, as they do until somebody pairs them anew.
 */
export async function addSampleMerger(
  store: Store,
  at: Readonly<{ seed: string; firstDay: LocalDay; nowMs: number }>,
): Promise<void> {
  const { predecessors, successor, legalBasis } = SAMPLE_MERGER;
  const rows = await store.db
    .selectFrom('units')
    .innerJoin('unit_parents', 'unit_parents.child_id', 'units.id')
    .where('units.code', 'in', predecessors)
    .select(['units.id', 'unit_parents.parent_id as parentId'])
    .execute();
  const random = seededRandom(`${at.seed}/merger`);
  const result = await recordSuccession(
    store,
    {
      kind: 'merge',
      // Half a year in: before it the predecessors stand, after it their sum.
      onDay: addDays(at.firstDay, 182),
      legalBasis,
      predecessorIds: rows.map(({ id }) => id),
      successors: [
        {
          ...{ is: 'new', ...successor, kind: 'commune', share: null },
          parentId: rows[0]?.parentId ?? null,
        },
      ],
    },
    {
      atMs: at.nowMs,
      newId: () => random.id(localDayStartMs(at.firstDay)),
      accountId: null,
    },
  );
  recorded(result);
}
