import { v7 as uuidV7 } from 'uuid';
import type { Localized } from '../../shared/domain/language.ts';
import { EXIT } from '../exit-codes.ts';
import { findAccount } from '../store/accounts.ts';
import { appendAudit } from '../store/audit-log.ts';
import { findLinkedAccount, linkAccount, unlinkAccount } from '../store/single-sign-on-links.ts';
import { complain, tell, type Console } from './console.ts';
import type { LoginOptions } from './with-account.ts';
import { withStoredData } from './with-store.ts';

export interface LinkOptions extends LoginOptions {
  readonly subject: string;
}

/**
 * Says who an account is at the identity provider, in the place of whoever it was before; answers
 * the exit code.
 */
export async function runLink(
  { login, subject, json }: LinkOptions,
  console: Console,
): Promise<number> {
  return withStoredData(console, async (store, { singleSignOn }) => {
    if (singleSignOn === null) return complain(console, NO_PROVIDER, EXIT.invalid);
    const found = await findAccount(store.db, login.trim().toLowerCase());
    if (found === undefined) return complain(console, NO_ACCOUNT, EXIT.invalid);
    const { id: accountId, login: name } = found.account;
    const { issuer } = singleSignOn;
    const nowMs = Date.now();
    const isLinked = await store.db.transaction().execute(async (trx) => {
      const owner = await findLinkedAccount(trx, { issuer, subject });
      if (owner !== undefined && owner.id !== accountId) return false;
      await unlinkAccount(trx, accountId, issuer);
      await linkAccount(trx, { issuer, subject, accountId, nowMs });
      await appendAudit(trx, {
        id: uuidV7(),
        atMs: nowMs,
        accountId: null,
        action: 'single-sign-on.link',
        detail: { login: name, issuer, subject },
      });
      return true;
    });
    if (!isLinked) return complain(console, TAKEN, EXIT.invalid);
    const text = {
      vi: `✔ Đã liên kết ${name} với ${subject} tại ${issuer}.`,
      en: `✔ ${name} is linked to ${subject} at ${issuer}.`,
    };
    tell(console, { json, result: { login: name, issuer, subject }, text });
    return 0;
  });
}

const NO_PROVIDER: Localized = {
  vi: 'Chưa cấu hình máy chủ định danh: đặt OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET, BASE_URL.',
  en: 'No identity provider: set OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET, BASE_URL.',
};

const NO_ACCOUNT: Localized = {
  vi: 'Không có tài khoản mang tên đăng nhập này.',
  en: 'No account has that login.',
};

const TAKEN: Localized = {
  vi: 'Người này ở máy chủ định danh đã liên kết với tài khoản khác.',
  en: 'That person of the identity provider is linked to another account.',
};
