import { sql } from 'kysely';
import { openStore, type Store, type StoreLocation } from '../../../server/store/open-store.ts';
import { keptLevels, recountLevels } from '../../contract/recount.ts';
import type { Ledger } from './loading-kiosk.ts';

/**
 * Opens a database that was left behind by whatever happened and answers everything in it that is
 * not as the ledger demands: lost, doubled or unknown records, ratings, counts, chains, pages.
 */
export async function judgeStore(location: StoreLocation, ledger: Ledger): Promise<string[]> {
  const store = await openStore(location);
  try {
    return [
      ...(await judgeRecords(store, ledger)),
      ...(await judgeMeaning(store)),
      ...(await judgeChains(store)),
      ...(store.engine === 'sqlite' ? await judgePages(store) : []),
    ];
  } finally {
    await store.close();
  }
}

async function judgeRecords({ db }: Store, { sent, acknowledged }: Ledger): Promise<string[]> {
  const rows = await db.selectFrom('records').select('hash').execute();
  const stored = new Set(rows.map(({ hash }) => hash));
  const lost = [...acknowledged].filter((hash) => !stored.has(hash)).length;
  const unknown = [...stored].filter((hash) => !sent.has(hash)).length;
  const forks = await db.selectFrom('forks').select('hash').execute();
  return [
    ...fault(lost, 'acknowledged records are not stored'),
    ...fault(rows.length - stored.size, 'records are stored twice'),
    ...fault(unknown, 'stored records were never sent'),
    ...fault(forks.length, 'forks without anybody who made one'),
  ];
}

/** Every record of a load is a rating of its own. */
async function judgeMeaning(store: Store): Promise<string[]> {
  const records = await store.db.selectFrom('records').select(['kiosk_id', 'seq']).execute();
  const ratings = await store.db.selectFrom('ratings').select(['kiosk_id', 'seq']).execute();
  const seats = new Set(ratings.map(({ kiosk_id, seq }) => `${kiosk_id}.${String(seq)}`));
  const without = records.filter(({ kiosk_id, seq }) => !seats.has(`${kiosk_id}.${String(seq)}`));
  const [kept, recounted] = [await keptLevels(store), await recountLevels(store)];
  return [
    ...fault(without.length, 'records without their rating'),
    ...fault(ratings.length - seats.size, 'ratings are counted twice'),
    ...fault(Math.abs(ratings.length - records.length), 'ratings more or fewer than records'),
    ...(sameTexts(kept, recounted) ? [] : ['the counts are not those of the ratings']),
  ];
}

/** The head that a server keeps for a chain is the last record without a hole before it. */
async function judgeChains({ db }: Store): Promise<string[]> {
  const epochs = await db.selectFrom('kiosk_epochs').selectAll().execute();
  const records = await db.selectFrom('records').select(['kiosk_id', 'seq']).execute();
  return epochs.flatMap(({ kiosk_id: kiosk, through_seq: through }) => {
    const own = new Set(records.filter((row) => row.kiosk_id === kiosk).map(({ seq }) => seq));
    let last = 0;
    while (own.has(last + 1)) last += 1;
    return last === through ? [] : [`${kiosk}: head ${String(through)} and not ${String(last)}`];
  });
}

async function judgePages({ db }: Store): Promise<string[]> {
  const { rows } = await sql<{ integrity_check: string }>`pragma integrity_check`.execute(db);
  const broken = await sql`pragma foreign_key_check`.execute(db);
  return [
    ...rows.map((row) => row.integrity_check).filter((text) => text !== 'ok'),
    ...fault(broken.rows.length, 'rows without the row they belong to'),
  ];
}

const fault = (count: number, what: string): string[] =>
  count === 0 ? [] : [`${String(count)} ${what}`];

const sameTexts = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((text, index) => text === b[index]);
