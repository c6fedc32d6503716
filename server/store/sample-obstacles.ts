import type { SampleObstacle } from '../../shared/api/sample-data.ts';
import type { StoreReader } from './store.ts';

/** Names that are told of one kind; the count tells of the rest. */
const MOST_NAMES = 5;

/** Additions of a person to the organisation. Changes of what the sample holds are none. */
const BY_HAND = /^(?:unit|service-point|counter|official)\.add$|^organisation\.succession$/u;

interface Entry {
  readonly action: string;
  readonly account_id: string | null;
  readonly detail: Readonly<Record<string, unknown>>;
}

/**
 * What a removal of the sample would take that is no sample, by what the audit log says of how it
 * came: the sample itself writes its units by lists that are marked, and pairs its kiosks without
 * a person.
 */
export async function sampleObstacles(db: StoreReader, nowMs: number): Promise<SampleObstacle[]> {
  const entries = await originEntries(db);
  const found: readonly (readonly [SampleObstacle['kind'], readonly string[]])[] = [
    ['kiosks', await pairedByPeople(db, entries)],
    ['imports', await unmarkedImports(db, entries)],
    ['by-hand', addedByHand(entries)],
    ['grants', await standingGrants(db, nowMs)],
  ];
  return found
    .filter(([, names]) => names.length > 0)
    .map(([kind, names]) => ({ kind, count: names.length, names: names.slice(0, MOST_NAMES) }));
}

async function originEntries(db: StoreReader): Promise<Entry[]> {
  const rows = await db
    .selectFrom('audit_log')
    .select(['action', 'account_id', 'detail'])
    .where((row) =>
      row.or([
        row('action', 'in', ['kiosk.pair', 'kiosk.re-pair', 'organisation.import']),
        row('action', 'in', ['organisation.history', 'organisation.succession']),
        row('action', 'like', '%.add'),
      ]),
    )
    .orderBy('position')
    .execute();
  return rows.map((row) => ({ ...row, detail: detailOf(row.detail) }));
}

/** Kiosks that a person paired; one that never delivered anything and is revoked keeps nobody. */
async function pairedByPeople(db: StoreReader, entries: readonly Entry[]): Promise<string[]> {
  const byPeople = new Set(
    entries
      .filter(({ action, detail }) => action.startsWith('kiosk.') && detail['sample'] !== true)
      .map(({ detail }) => textOf(detail['kiosk'])),
  );
  const kiosks = await db
    .selectFrom('kiosks')
    .select(['id', 'name', 'unit_id', 'status'])
    .execute();
  const names: string[] = [];
  for (const { id, name, unit_id, status } of kiosks) {
    if (!byPeople.has(id)) continue;
    if (status === 'revoked' && !(await hasRecords(db, unit_id, id))) continue;
    names.push(name);
  }
  return names;
}

async function hasRecords(db: StoreReader, unitId: string, kioskId: string): Promise<boolean> {
  const row = await db
    .selectFrom('records')
    .select('seq')
    .where('unit_id', '=', unitId)
    .where('kiosk_id', '=', kioskId)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

async function unmarkedImports(db: StoreReader, entries: readonly Entry[]): Promise<string[]> {
  const undone = await db
    .selectFrom('imports')
    .select('id')
    .where('undone_at_ms', 'is not', null)
    .execute();
  const undoneIds = new Set(undone.map(({ id }) => id));
  return entries
    .filter(({ action }) => action === 'organisation.import' || action === 'organisation.history')
    .filter(({ detail }) => detail['sample'] !== true)
    .filter(({ detail }) => !undoneIds.has(textOf(detail['importId'])))
    .map(({ detail }) => textOf(detail['file'] ?? detail['source']));
}

const addedByHand = (entries: readonly Entry[]): string[] =>
  entries
    .filter(({ action, account_id }) => account_id !== null && BY_HAND.test(action))
    .map(({ detail, action }) => textOf(detail['name'] ?? detail['code'] ?? action));

async function standingGrants(db: StoreReader, nowMs: number): Promise<string[]> {
  const rows = await db
    .selectFrom('grants')
    .innerJoin('accounts', 'accounts.id', 'grants.account_id')
    .select('accounts.login')
    .where('grants.unit_id', 'is not', null)
    .where('grants.ended_at_ms', 'is', null)
    .where((row) =>
      row.or([row('grants.expires_at_ms', 'is', null), row('grants.expires_at_ms', '>', nowMs)]),
    )
    .orderBy('accounts.login')
    .execute();
  return rows.map(({ login }) => login);
}

function detailOf(text: string): Readonly<Record<string, unknown>> {
  const detail: unknown = JSON.parse(text);
  return typeof detail === 'object' && detail !== null ? { ...detail } : {};
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
