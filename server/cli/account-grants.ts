import { v7 as uuidV7 } from 'uuid';
import type { Localized } from '../../shared/domain/language.ts';
import { DAY_MS } from '../../shared/domain/local-day.ts';
import {
  AUDITOR_GRANT_DAYS,
  needsSecondPerson,
  ROLES_ON_UNITS,
  type Role,
} from '../../shared/domain/role.ts';
import { EXIT } from '../exit-codes.ts';
import { closeAccount, listAccounts } from '../store/accounts.ts';
import { appendAudit } from '../store/audit-log.ts';
import { CONSOLE, endGrants, insertGrant, listGrants, type Grant } from '../store/grants.ts';
import { endInvitations, endInvitationsOfMaker } from '../store/invitations.ts';
import type { Store } from '../store/open-store.ts';
import { complain, consoleLanguage, tell, type Console, type JsonOption } from './console.ts';
import { withAccount, type LoginOptions } from './with-account.ts';
import { withStoredData } from './with-store.ts';

export interface GrantOptions extends LoginOptions {
  readonly role: string;
  /** Code of a unit; left out: the whole tree. */
  readonly unit?: string;
  readonly days?: string;
}

/** Prints who may sign in and with what; answers the exit code. */
export async function runAccountList(
  { json = false }: JsonOption,
  console: Console,
): Promise<number> {
  return withStoredData(console, async (store) => {
    const accounts = await accountsWithRoles(store);
    console.stdout.write(
      json ? `${JSON.stringify({ accounts }, null, 2)}\n` : accountsText(accounts, console),
    );
    return 0;
  });
}

/** Gives a role at once: whoever sits at the server is the second person. */
export async function runAccountGrant(options: GrantOptions, console: Console): Promise<number> {
  const role = ROLES_ON_UNITS.find((known) => known === options.role);
  if (role === undefined) return complain(console, unknownRole(options.role), EXIT.invalid);
  const days = daysOf(role, options.days);
  if (days === 'wrong') return complain(console, BAD_DAYS, EXIT.invalid);
  return withAccount(options.login, console, async (account, store) => {
    const unitId = options.unit === undefined ? null : await unitIdOf(store, options.unit);
    if (unitId === undefined) return complain(console, NO_UNIT, EXIT.invalid);
    const atMs = Date.now();
    const grant: Grant = {
      ...{ id: uuidV7(), accountId: account.id, role, unitId },
      ...{ requestedBy: CONSOLE, requestedAtMs: atMs, approvedBy: CONSOLE, approvedAtMs: atMs },
      expiresAtMs: days === null ? null : atMs + days * DAY_MS,
    };
    await store.db.transaction().execute(async (trx) => {
      await insertGrant(trx, grant);
      const by = { accountId: null, atMs };
      // Whoever made a link alone would hold what becomes a stronger account.
      if (needsSecondPerson(role)) await endInvitations(trx, { accountId: account.id }, by);
      const detail = { grant: grant.id, login: account.login, role, unit: unitId };
      const entry = { id: uuidV7(), atMs, accountId: null, detail };
      await appendAudit(trx, { ...entry, action: 'grant.give' });
    });
    const text = { vi: '✔ Đã giao vai trò.', en: '✔ The role is given.' };
    tell(console, { json: options.json, result: { grant: grant.id }, text });
    return 0;
  });
}

/** Closes an account, also the last administrator's: another is made at the console. */
export async function runAccountClose(
  { login, json }: LoginOptions,
  console: Console,
): Promise<number> {
  return withAccount(login, console, async (account, store) => {
    const by = { accountId: CONSOLE, atMs: Date.now() };
    await store.db.transaction().execute(async (trx) => {
      await closeAccount(trx, account.id, by.atMs);
      await endGrants(trx, { accountId: account.id }, by);
      const ended = { accountId: null, atMs: by.atMs };
      await endInvitations(trx, { accountId: account.id }, ended);
      await endInvitationsOfMaker(trx, account.id, ended);
      const detail = { account: account.id, login: account.login };
      const entry = { id: uuidV7(), atMs: by.atMs, accountId: null, detail };
      await appendAudit(trx, { ...entry, action: 'account.close' });
    });
    const text = {
      vi: `✔ Đã đóng tài khoản ${account.login}.`,
      en: `✔ Account ${account.login} is closed.`,
    };
    tell(console, { json, result: { login: account.login }, text });
    return 0;
  });
}

interface ListedAccount {
  readonly login: string;
  readonly displayName: string;
  readonly roles: readonly {
    readonly role: Role;
    readonly unitId: string | null;
    readonly approved: boolean;
    readonly expiresAtMs: number | null;
  }[];
}

async function accountsWithRoles({ db }: Store): Promise<ListedAccount[]> {
  const grants = Map.groupBy(await listGrants(db, Date.now()), ({ accountId }) => accountId);
  return (await listAccounts(db)).map(({ id, login, displayName }) => ({
    login,
    displayName,
    roles: (grants.get(id) ?? []).map(({ role, unitId, approvedBy, expiresAtMs }) => ({
      ...{ role, unitId, expiresAtMs },
      approved: approvedBy !== null,
    })),
  }));
}

function accountsText(accounts: readonly ListedAccount[], console: Console): string {
  const isEnglish = consoleLanguage(console.env) === 'en';
  const whole = isEnglish ? 'whole system' : 'toàn hệ thống';
  const waits = isEnglish ? ' (waits for a second person)' : ' (chờ người thứ hai đồng ý)';
  return accounts
    .map(({ login, displayName, roles }) => {
      const held = roles.map(
        ({ role, unitId, approved }) => `    ${role}: ${unitId ?? whole}${approved ? '' : waits}\n`,
      );
      return `${login}  ${displayName}\n${held.join('')}`;
    })
    .join('');
}

function daysOf(role: Role, text: string | undefined): number | null | 'wrong' {
  const most = role === 'auditor' ? AUDITOR_GRANT_DAYS : null;
  if (text === undefined) return most;
  const days = Number(text);
  if (!Number.isInteger(days) || days < 1) return 'wrong';
  return most === null ? days : Math.min(days, most);
}

/** The unit that has the code now, or had it last. */
async function unitIdOf({ db }: Store, code: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('units')
    .select('id')
    .where('code', '=', code)
    .orderBy('valid_from', 'desc')
    .executeTakeFirst();
  return row?.id;
}

const unknownRole = (given: string): Localized => ({
  vi: `Vai trò phải là một trong: ${ROLES_ON_UNITS.join(', ')}; nhận được: ${given}.`,
  en: `The role must be one of: ${ROLES_ON_UNITS.join(', ')}; got: ${given}.`,
});

const BAD_DAYS: Localized = {
  vi: 'Thời hạn phải là số ngày nguyên, từ 1.',
  en: 'The days must be a whole number from 1.',
};

const NO_UNIT: Localized = {
  vi: 'Không có đơn vị mang mã này.',
  en: 'No unit has that code.',
};
