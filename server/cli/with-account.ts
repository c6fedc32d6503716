import type { Localized } from '../../shared/domain/language.ts';
import { EXIT } from '../exit-codes.ts';
import { findAccount } from '../store/accounts.ts';
import type { Store } from '../store/open-store.ts';
import { complain, type Console, type JsonOption } from './console.ts';
import { withStoredData } from './with-store.ts';

/** Of every command that is about one account. */
export interface LoginOptions extends JsonOption {
  readonly login: string;
}

export type FoundAccount = NonNullable<Awaited<ReturnType<typeof findAccount>>>['account'];

/**
 * Opens the store and does the work on the account of this login, typed in any case; answers the
 * exit code. Says so when nobody has it.
 */
export function withAccount(
  login: string,
  console: Console,
  work: (account: FoundAccount, store: Store) => Promise<number>,
): Promise<number> {
  return withStoredData(console, async (store) => {
    const found = await findAccount(store.db, login.trim().toLowerCase());
    if (found === undefined) return complain(console, NO_ACCOUNT, EXIT.invalid);
    return work(found.account, store);
  });
}

const NO_ACCOUNT: Localized = {
  vi: 'Không có tài khoản mang tên đăng nhập này.',
  en: 'No account has that login.',
};
