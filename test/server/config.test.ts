import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readConfig } from '../../server/config.ts';

describe('readConfig', () => {
  it('needs nothing: every variable has a default', () => {
    expect(readConfig({})).toEqual({
      ok: true,
      value: {
        port: 3000,
        host: '0.0.0.0',
        dataDir: resolve('data'),
        database: { kind: 'sqlite', file: resolve('data', 'mot-cham.db') },
        baseUrl: null,
        tls: null,
        httpPort: null,
        trustProxy: false,
        kioskOrigin: null,
        logLevel: 'info',
        backup: { folder: resolve('data', 'backups'), keep: 14, atMinute: 120 },
        minFreeBytes: null,
        clockConfirmed: false,
        secondFactorRoles: ['administrator', 'auditor'],
        singleSignOn: null,
      },
    });
  });

  it('reads every variable', () => {
    const config = readConfig({
      PORT: '8443',
      HOST: '127.0.0.1',
      DATA_DIR: '/srv/mot-cham',
      DATABASE_URL: 'postgres://u:p@db/ratings',
      BASE_URL: 'https://ratings.example.vn/',
      TLS_CERT: '/srv/tls/cert.pem',
      TLS_KEY: '/srv/tls/key.pem',
      HTTP_PORT: '8080',
      TRUST_PROXY: 'yes',
      KIOSK_ORIGIN: 'https://kiosk.example.vn',
      LOG_LEVEL: 'WARN',
      BACKUP_DIR: '/srv/backups',
      BACKUP_KEEP: '30',
      BACKUP_AT: '23:59',
      MIN_FREE_MB: '800',
      SECOND_FACTOR_ROLES: 'auditor, steward',
      OIDC_ISSUER: 'https://sso.example.vn',
      OIDC_CLIENT_ID: 'mot-cham',
      OIDC_CLIENT_SECRET: 'secret',
      OIDC_NAME: 'SSO tỉnh',
      OIDC_LOGIN_CLAIM: 'preferred_username',
    });
    expect(config).toEqual({
      ok: true,
      value: {
        port: 8443,
        host: '127.0.0.1',
        dataDir: '/srv/mot-cham',
        database: { kind: 'postgres', url: 'postgres://u:p@db/ratings' },
        baseUrl: 'https://ratings.example.vn',
        tls: { certFile: '/srv/tls/cert.pem', keyFile: '/srv/tls/key.pem' },
        httpPort: 8080,
        trustProxy: true,
        kioskOrigin: 'https://kiosk.example.vn',
        logLevel: 'warn',
        backup: { folder: '/srv/backups', keep: 30, atMinute: 1439 },
        minFreeBytes: 800_000_000,
        clockConfirmed: false,
        secondFactorRoles: ['auditor', 'steward'],
        singleSignOn: {
          issuer: 'https://sso.example.vn',
          clientId: 'mot-cham',
          clientSecret: 'secret',
          name: 'SSO tỉnh',
          loginClaim: 'preferred_username',
          returnAddress: 'https://ratings.example.vn/api/v1/single-sign-on/return',
        },
      },
    });
  });

  it('takes an empty variable for one that is not set', () => {
    const config = readConfig({ PORT: '', DATA_DIR: ' ', DATABASE_URL: '' });
    expect(config.ok && config.value).toMatchObject({
      port: 3000,
      database: { kind: 'sqlite', file: join(resolve('data'), 'mot-cham.db') },
    });
  });

  it.each([
    ['PORT', 'eighty'],
    ['PORT', '65536'],
    ['PORT', '-1'],
    ['HOST', '999.1.1.1'],
    ['HOST', 'localhost:3000'],
    ['HOST', 'http://localhost'],
    ['HOST', 'máy chủ'],
    ['HOST', 'fe80::1%eth0'],
    ['TRUST_PROXY', 'maybe'],
    ['LOG_LEVEL', 'loud'],
    ['BASE_URL', 'ratings.example.vn'],
    ['BASE_URL', 'https://example.vn/ratings'],
    ['KIOSK_ORIGIN', 'ftp://example.vn'],
    ['DATABASE_URL', 'mysql://db/ratings'],
    ['BACKUP_AT', '24:00'],
    ['BACKUP_AT', '2 giờ'],
    ['BACKUP_KEEP', '0'],
    ['MIN_FREE_MB', '-1'],
    ['SECOND_FACTOR_ROLES', 'administrators'],
    ['SECOND_FACTOR_ROLES', 'administrator,auditer'],
    ['SECOND_FACTOR_ROLES', 'administrator,'],
  ])('refuses %s=%s and says in both languages what is expected', (name, text) => {
    const config = readConfig({ [name]: text });
    expect(config.ok ? [] : config.error.map((mistake) => mistake.name)).toEqual([name]);
    const [mistake] = config.ok ? [] : config.error;
    expect(mistake?.expected.vi).not.toBe('');
    expect(mistake?.expected.en).not.toBe('');
  });

  it.each(['127.0.0.1', '::', '::1', 'localhost', 'danh-gia.example.vn'])(
    'takes %s for HOST',
    (host) => {
      const config = readConfig({ HOST: host });
      expect(config.ok && config.value.host).toBe(host);
    },
  );

  it.each([
    ['02:00', 120],
    ['0:05', 5],
    ['off', null],
    ['OFF', null],
    // Never off by an accident of a compose file.
    ['', 120],
  ])('reads BACKUP_AT=%j as minute %s of the day', (text, atMinute) => {
    const config = readConfig({ BACKUP_AT: text });
    expect(config.ok && config.value.backup.atMinute).toBe(atMinute);
  });

  it.each([
    ['none', []],
    ['NONE', []],
    // Never off by an accident of a compose file.
    ['', ['administrator', 'auditor']],
    ['administrator', ['administrator']],
  ])('reads SECOND_FACTOR_ROLES=%j as %j', (text, roles) => {
    const config = readConfig({ SECOND_FACTOR_ROLES: text });
    expect(config.ok && config.value.secondFactorRoles).toEqual(roles);
  });

  it('names the roles there are where one is unknown', () => {
    const config = readConfig({ SECOND_FACTOR_ROLES: 'administrators' });
    const [mistake] = config.ok ? [] : config.error;
    expect(mistake?.expected.vi).toContain('administrator, manager, ');
    expect(mistake?.expected.en).toContain('administrator, manager, ');
  });

  it('names every mistake at once', () => {
    const config = readConfig({ PORT: 'x', LOG_LEVEL: 'x', TLS_CERT: 'cert.pem' });
    expect(config.ok ? [] : config.error.map(({ name }) => name)).toEqual([
      'PORT',
      'TLS_KEY',
      'LOG_LEVEL',
    ]);
  });

  it('does not repeat the password of a database address', () => {
    const config = readConfig({ DATABASE_URL: 'mysql://u:secret@db' });
    expect(JSON.stringify(config)).not.toContain('secret');
  });
});
