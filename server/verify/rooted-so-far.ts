import { rootedHeads } from '../store/rooted-heads.ts';
import type { RootedHeadRow } from '../store/schema.ts';
import type { StoreReader } from '../store/store.ts';
import { sampleRemovals } from '../store/sample-removals.ts';
import { headsInTime } from './heads-in-time.ts';
import type { RootedHead } from './rooted-head.ts';

const PAGE = 1_000;

type Page = (
  after: Pick<RootedHeadRow, 'rooted_at_ms' | 'kiosk_id' | 'epoch'>,
  limit: number,
) => Promise<RootedHeadRow[]>;

/** Every sealed head in the order of the roots, page by page. */
export async function* eachRootedHead(page: Page): AsyncGenerator<RootedHeadRow> {
  let after = { rooted_at_ms: -1, kiosk_id: '', epoch: 0 };
  for (;;) {
    const rows = await page(after, PAGE);
    yield* rows;
    const last = rows.at(-1);
    if (last === undefined || rows.length < PAGE) return;
    after = last;
  }
}

/** The last sealed head of every chain that still is, by `kiosk.epoch`. */
export async function rootedSoFar(db: StoreReader): Promise<ReadonlyMap<string, RootedHead>> {
  const { heads, reach, add } = headsInTime(await sampleRemovals(db));
  for await (const row of eachRootedHead((after, limit) => rootedHeads(db, after, limit))) {
    add(row);
  }
  reach(Infinity);
  return heads;
}
