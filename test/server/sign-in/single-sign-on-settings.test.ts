import { describe, expect, it } from 'vitest';
import type { ConfigMistake } from '../../../server/config.ts';
import { readSingleSignOn } from '../../../server/sign-in/single-sign-on-settings.ts';

const WHOLE = {
  OIDC_ISSUER: 'https://sso.example.vn',
  OIDC_CLIENT_ID: 'mot-cham',
  OIDC_CLIENT_SECRET: 'secret',
  BASE_URL: 'https://ratings.example.vn/',
};

const mistakesOf = (env: Record<string, string>): string[] => {
  const mistakes: ConfigMistake[] = [];
  readSingleSignOn(env, mistakes);
  return mistakes.map(({ name }) => name);
};

describe('readSingleSignOn', () => {
  it('is off while no provider is named', () => {
    expect(readSingleSignOn({ OIDC_CLIENT_ID: 'x' }, [])).toBeNull();
  });

  it('leads back to the own address, and trusts verified e-mail alone by default', () => {
    expect(readSingleSignOn(WHOLE, [])).toEqual({
      issuer: 'https://sso.example.vn',
      clientId: 'mot-cham',
      clientSecret: 'secret',
      name: 'SSO',
      loginClaim: null,
      returnAddress: 'https://ratings.example.vn/api/v1/single-sign-on/return',
    });
    expect(mistakesOf(WHOLE)).toEqual([]);
  });

  it('names everything that is missing beside the provider', () => {
    expect(mistakesOf({ OIDC_ISSUER: WHOLE.OIDC_ISSUER })).toEqual([
      'OIDC_CLIENT_ID',
      'OIDC_CLIENT_SECRET',
      'BASE_URL',
    ]);
  });

  it.each(['http://sso.example.vn', 'sso.example.vn', 'ftp://127.0.0.1', 'not an address'])(
    'refuses the provider %j',
    (issuer) => {
      expect(mistakesOf({ ...WHOLE, OIDC_ISSUER: issuer })).toEqual(['OIDC_ISSUER']);
    },
  );

  it('takes plain HTTP on the machine itself', () => {
    expect(mistakesOf({ ...WHOLE, OIDC_ISSUER: 'http://127.0.0.1:4000' })).toEqual([]);
  });
});
