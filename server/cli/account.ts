import { v7 as uuidV7 } from 'uuid';
import { PROBLEMS } from '../../shared/api/problems.ts';
import type { Localized } from '../../shared/domain/language.ts';
import { parse } from '../../shared/validation/parse.ts';
import { loginSchema } from '../../shared/validation/session-schema.ts';
import { EXIT } from '../exit-codes.ts';
import { isGoodPassword, makePasswords } from '../http/passwords.ts';
import { changePassword, createAccount, findAccount } from '../store/accounts.ts';
import { appendAudit } from '../store/audit-log.ts';
import { administratorGrant, insertGrant } from '../store/grants.ts';
import { endInvitations } from '../store/invitations.ts';
import type { Store } from '../store/open-store.ts';
import { endAllSessions } from '../store/own-sessions.ts';
import { removeSecondFactor } from '../store/second-factors.ts';
import { complain, tell, type Console } from './console.ts';
import { readPassword } from './read-password.ts';
import { withAccount, type LoginOptions } from './with-account.ts';
import { withStore } from './with-store.ts';

export interface NewAccountOptions extends LoginOptions {
  readonly name: string;
}

/** Makes an administrator's account, also before the first run; answers the exit code. */
export async function runAccountCreate(
  options: NewAccountOptions,
  console: Console,
): Promise<number> {
  const login = parse(loginSchema, options.login);
  if (!login.ok) return complain(console, BAD_LOGIN, EXIT.invalid);
  return withStore(console, async (store) => {
    if ((await findAccount(store.db, login.value)) !== undefined) {
      return complain(console, LOGIN_TAKEN, EXIT.invalid);
    }
    const passwordHash = await hashOfTyped(console);
    if (passwordHash === undefined) return weakPassword(console);
    const account = { id: uuidV7(), login: login.value, displayName: options.name.trim() };
    await store.db.transaction().execute(async (trx) => {
      const createdAtMs = Date.now();
      await createAccount(trx, { ...account, passwordHash, createdAtMs });
      const given = { id: uuidV7(), accountId: account.id, atMs: createdAtMs };
      await insertGrant(trx, administratorGrant(given));
      await audit(trx, 'account.create', login.value);
    });
    const text = {
      vi: `✔ Đã tạo tài khoản ${login.value}.`,
      en: `✔ Account ${login.value} made.`,
    };
    tell(console, { json: options.json, result: { login: login.value }, text });
    return 0;
  });
}

/** Gives an account a new password and ends its sessions; answers the exit code. */
export async function runResetPassword(
  { login, json }: LoginOptions,
  console: Console,
): Promise<number> {
  return withAccount(login, console, async (account, store) => {
    const passwordHash = await hashOfTyped(console);
    if (passwordHash === undefined) return weakPassword(console);
    await store.db.transaction().execute(async (trx) => {
      await changePassword(trx, account.id, passwordHash);
      const by = { accountId: null, atMs: Date.now() };
      await endInvitations(trx, { accountId: account.id }, by);
      await audit(trx, 'account.reset-password', account.login);
    });
    const text = {
      vi: `✔ Đã đổi mật khẩu của ${account.login}; mọi phiên đăng nhập cũ đã kết thúc.`,
      en: `✔ The password of ${account.login} is changed; all its sessions have ended.`,
    };
    tell(console, { json, result: { login: account.login }, text });
    return 0;
  });
}

/**
 * Takes the second factor off an account whose phone and recovery codes are lost, and ends its
 * sessions; whoever must have one enrols anew at the next sign-in. Answers the exit code.
 */
export async function runResetTotp(
  { login, json }: LoginOptions,
  console: Console,
): Promise<number> {
  return withAccount(login, console, async ({ id, login: name }, store) => {
    const wasOn = await store.db.transaction().execute(async (trx) => {
      if (!(await removeSecondFactor(trx, id))) return false;
      await endAllSessions(trx, id);
      await audit(trx, 'account.reset-totp', name);
      return true;
    });
    if (!wasOn) return complain(console, NO_SECOND_FACTOR, EXIT.invalid);
    const text = {
      vi: `✔ Đã gỡ xác thực hai lớp của ${name}; mọi phiên đăng nhập cũ đã kết thúc.`,
      en: `✔ Two-step sign-in of ${name} is off; all its sessions have ended.`,
    };
    tell(console, { json, result: { login: name }, text });
    return 0;
  });
}

async function hashOfTyped(console: Console): Promise<string | undefined> {
  const password = await readPassword(console);
  return isGoodPassword(password) ? makePasswords().hash(password) : undefined;
}

const weakPassword = (console: Console): number =>
  complain(console, PROBLEMS['weak-password'].title, EXIT.invalid);

/** Nobody is signed in at the console: the act has no account, the log says whose it was about. */
const audit = (db: Store['db'], action: string, login: string): Promise<void> =>
  appendAudit(db, { id: uuidV7(), atMs: Date.now(), accountId: null, action, detail: { login } });

const BAD_LOGIN: Localized = {
  vi: 'Tên đăng nhập gồm 2 đến 64 chữ thường không dấu, chữ số và các dấu . _ @ -',
  en: 'A login has 2 to 64 lower-case letters a-z, digits and . _ @ -',
};

const LOGIN_TAKEN: Localized = {
  vi: 'Tên đăng nhập này đã có. Đổi mật khẩu: npm run cli -- account reset-password --login TÊN',
  en: 'That login exists. To change its password: npm run cli -- account reset-password --login NAME',
};

const NO_SECOND_FACTOR: Localized = {
  vi: 'Tài khoản này chưa bật xác thực hai lớp.',
  en: 'That account has no two-step sign-in.',
};
