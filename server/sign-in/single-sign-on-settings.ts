import type { ConfigMistake } from '../config-mistake.ts';

/** What the operator tells of the identity provider. */
export interface SingleSignOnSettings {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Printed on the button: "Đăng nhập bằng ...". */
  readonly name: string;
  /**
   * Claim that holds the login, whose truth the operator vouches for; null: `email`, where the
   * provider says that it verified it.
   */
  readonly loginClaim: string | null;
  /** Where the provider leads back to; registered there. */
  readonly returnAddress: string;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** Registered at the provider: BASE_URL with this behind it. */
export const RETURN_PATH = '/api/v1/single-sign-on/return';

/** The settings of an environment; null when it names no provider. Mistakes are added to the list. */
export function readSingleSignOn(
  env: Environment,
  mistakes: ConfigMistake[],
): SingleSignOnSettings | null {
  const read = (name: string): string => env[name]?.trim() ?? '';
  const issuer = read('OIDC_ISSUER');
  if (issuer === '') return null;
  if (!isSafeIssuer(issuer)) mistakes.push({ name: 'OIDC_ISSUER', found: issuer, ...ISSUER_FORM });
  for (const name of ['OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET', 'BASE_URL']) {
    if (read(name) === '') mistakes.push({ name, found: '', ...NEEDED });
  }
  const claim = read('OIDC_LOGIN_CLAIM');
  return {
    issuer,
    clientId: read('OIDC_CLIENT_ID'),
    clientSecret: read('OIDC_CLIENT_SECRET'),
    name: read('OIDC_NAME') || 'SSO',
    loginClaim: claim === '' ? null : claim,
    returnAddress: `${read('BASE_URL').replace(/\/+$/u, '')}${RETURN_PATH}`,
  };
}

/** Over plain HTTP anybody on the way could say who signs in; on the machine itself nobody is. */
function isSafeIssuer(text: string): boolean {
  if (!URL.canParse(text)) return false;
  return new URL(text).protocol === 'https:' || isOnThisMachine(text);
}

/** Is it an address that never leaves the machine? */
export function isOnThisMachine(address: string): boolean {
  const { protocol, hostname } = new URL(address);
  return protocol === 'http:' && ['localhost', '127.0.0.1'].includes(hostname);
}

const ISSUER_FORM = {
  expected: {
    vi: 'địa chỉ https của máy chủ định danh, ví dụ https://dang-nhap.example.vn',
    en: "the identity provider's https address, like https://sign-in.example.vn",
  },
};

const NEEDED = {
  expected: {
    vi: 'phải đặt cùng OIDC_ISSUER để đăng nhập một lần',
    en: 'must be set together with OIDC_ISSUER for single sign-on',
  },
};
