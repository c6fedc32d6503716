import type { AuditFilter, AuditLogEntry, AuditLogPage } from '../../shared/api/audit-log.ts';
import { addDays, localDayOf, localDayStartMs } from '../../shared/domain/local-day.ts';
import { auditLogCsv } from '../documents/audit-log-csv.ts';
import type { ApiRouter } from '../http/api-router.ts';
import { endpoint } from '../http/endpoint.ts';
import { Problem } from '../http/problem.ts';
import type { Services } from '../services.ts';
import type { Account } from '../store/accounts.ts';
import { appendAudit, auditHead } from '../store/audit-log.ts';
import { auditPeople, namesOfIds } from '../store/audit-names.ts';
import {
  auditEntryPage,
  countAuditEntries,
  type EntryFilter,
  type NamedEntry,
  type Page,
} from '../store/audit-pages.ts';
import { unitOfAccount } from '../store/grants.ts';
import { readAs } from '../store/read-as.ts';
import { covers, scopeUnder, type Scope } from '../store/scope.ts';
import type { StoreReader } from '../store/store.ts';
import { unitIdOfCode } from '../store/unit-ids.ts';

/** Entries on one page. */
const PAGE = 50;

/** Entries that an export holds in memory at a time. */
const EXPORT_PAGE = 500;

/** `GET /audit-log` and its file: of the units that the account sees, and nothing of any other. */
export function auditLog(router: ApiRouter, services: Services): void {
  endpoint(router, 'getAuditLog', async ({ caller: { scope }, query }) => {
    const { before, ...filter } = query;
    const { asked, seen } = await askedOf(services, scope, filter);
    const behind = before === undefined ? Number.MAX_SAFE_INTEGER : Number(before);
    const { store, clock } = services;
    const page = await readAs(store, scope, (db) => pageOf(db, { asked, seen, behind }));
    return { ...page, nowMs: clock() };
  });

  endpoint(router, 'getAuditLogFile', async ({ caller: { account, scope }, query }) => {
    const { asked } = await askedOf(services, scope, query);
    const { db } = services.store;
    const { position: upTo } = await auditHead(db);
    const rows = await readAs(services.store, scope, (reader) =>
      countAuditEntries(reader, asked, { upTo, most: upTo }),
    );
    await logExport(services, account, { ...query, format: 'csv', rows, upTo });
    const day = localDayOf(services.clock()).replaceAll('-', '');
    return {
      mediaType: 'text/csv; charset=utf-8',
      fileName: `NhatKy_${day}.csv`,
      bytes: auditLogCsv(
        pagesUpTo(upTo, (page) =>
          readAs(services.store, scope, (reader) => auditEntryPage(reader, asked, page)),
        ),
      ),
    };
  });
}

interface Asked {
  readonly asked: EntryFilter;
  /** Every unit that the account sees; null for all. */
  readonly seen: readonly string[] | null;
}

async function askedOf(services: Services, scope: Scope, filter: AuditFilter): Promise<Asked> {
  const seen = scope.kind === 'whole' ? null : [...scope.unitIds];
  const unitIds = filter.unit === undefined ? seen : await idsUnder(services, scope, filter.unit);
  const { action = null, account: who = null, from, to, text = '' } = filter;
  const asked = {
    unitIds,
    action,
    account: who,
    sinceMs: from === undefined ? null : localDayStartMs(from),
    untilMs: to === undefined ? null : localDayStartMs(addDays(to, 1)),
    text: text === '' ? null : text,
  };
  return { asked, seen };
}

/** What the scope does not reach does not exist for the caller. */
async function idsUnder(
  { store: { db } }: Services,
  scope: Scope,
  code: string,
): Promise<readonly string[]> {
  const unitId = await unitIdOfCode(db, code);
  if (unitId === null || !covers(scope, unitId)) throw new Problem('unknown-unit');
  const below = await scopeUnder(db, [unitId]);
  return below.kind === 'whole' ? [] : [...below.unitIds];
}

async function pageOf(
  db: StoreReader,
  { asked, seen, behind }: Asked & { readonly behind: number },
): Promise<Omit<AuditLogPage, 'nowMs'>> {
  const page = { order: 'newest-first', behind, limit: PAGE + 1 } as const;
  const rows = await auditEntryPage(db, asked, page);
  const shown = rows.slice(0, PAGE);
  const entries = shown.map(entryOf);
  return {
    entries,
    olderBefore: rows.length > PAGE ? (shown.at(-1)?.position ?? null) : null,
    matches: await countAuditEntries(db, asked),
    people: await auditPeople(db, seen),
    names: await namesOfIds(db, [...new Set(entries.flatMap(({ detail }) => idsIn(detail)))]),
  };
}

function entryOf(row: NamedEntry): AuditLogEntry {
  const { account_id: accountId, unit_code: code, unit_name: unitName } = row;
  return {
    position: row.position,
    id: row.id,
    atMs: row.at_ms,
    account:
      accountId === null
        ? null
        : { id: accountId, login: row.login ?? '', displayName: row.display_name ?? '' },
    action: row.action,
    unit: code === null || unitName === null ? null : { code, name: unitName },
    detail: detailOf(row.detail),
    prev: row.prev,
    hash: row.hash,
  };
}

/** Whatever stands there is shown, also after somebody has been at work in the database. */
function detailOf(text: string): Readonly<Record<string, unknown>> {
  try {
    const detail: unknown = JSON.parse(text);
    // An object's own entries are all that the type says.
    if (typeof detail === 'object' && detail !== null) return detail as Record<string, unknown>;
  } catch {
    // Named by a verification; here it is only shown.
  }
  return { unreadable: text };
}

/** What an entry holds by its id and a reader knows by its name. */
const NAMED: ReadonlySet<string> = new Set(['kiosk', 'counter', 'official']);

/** Those ids, at whatever depth they stand. */
const idsIn = (detail: object): string[] =>
  Object.entries(detail).flatMap(([key, value]: [string, unknown]) => {
    if (typeof value === 'object' && value !== null) return idsIn(value);
    return NAMED.has(key) && typeof value === 'string' ? [value] : [];
  });

/** Whoever takes the log away is in it. */
async function logExport(
  { store, clock, newId }: Services,
  account: Account,
  detail: Readonly<Record<string, unknown>>,
): Promise<void> {
  await appendAudit(store.db, {
    id: newId(),
    atMs: clock(),
    accountId: account.id,
    action: 'audit-log.export',
    unitId: await unitOfAccount(store.db, account.id, clock()),
    detail,
  });
}

/** Entries up to a position, the oldest first: what is appended meanwhile is another export's. */
async function* pagesUpTo(
  upTo: number,
  read: (page: Page) => Promise<NamedEntry[]>,
): AsyncGenerator<readonly NamedEntry[]> {
  for (let behind = 0; behind < upTo;) {
    const page = { order: 'oldest-first', behind, limit: EXPORT_PAGE } as const;
    const rows = await read(page);
    yield rows.filter(({ position }) => position <= upTo);
    const last = rows.at(-1);
    if (last === undefined || rows.length < EXPORT_PAGE) return;
    behind = last.position;
  }
}
