import { expect, it } from 'vitest';
import { readConfig } from '../../server/config.ts';
import { startFailure } from '../../server/start-failure.ts';

const config = readConfig({ DATA_DIR: '/srv/data', PORT: '80' });
if (!config.ok) throw new Error('The configuration of this test is wrong.');
const { value } = config;

const failing = (code: string, more: object = {}) =>
  Object.assign(new Error('the driver says so'), { code, ...more });

it.each([
  ['ENOSPC', 'đã đầy', 'is full'],
  ['SQLITE_FULL', 'đã đầy', 'is full'],
  ['EROFS', 'Không ghi được', 'cannot be written'],
  ['SQLITE_READONLY', 'Không ghi được', 'cannot be written'],
  ['EADDRINUSE', 'Cổng 80', 'Port 80'],
  ['28P01', 'PostgreSQL', 'PostgreSQL'],
])('explains %s', (code, vi, en) => {
  const failure = startFailure(failing(code), value);
  expect(failure?.message.vi).toContain(vi);
  expect(failure?.message.en).toContain(en);
  expect(failure?.exitCode).toBe(1);
});

it('tells a forbidden port from a forbidden folder', () => {
  expect(startFailure(failing('EACCES', { syscall: 'listen' }), value)?.message.en).toContain('80');
  expect(startFailure(failing('EACCES', { syscall: 'mkdir' }), value)?.message.en).toContain(
    '/srv/data',
  );
});

it.each([
  ['EADDRNOTAVAIL', { syscall: 'listen' }],
  ['ENOTFOUND', { syscall: 'getaddrinfo', hostname: 'my-host' }],
  ['EAI_AGAIN', { syscall: 'getaddrinfo', hostname: 'my-host' }],
])('names HOST and what it may be for %s', (code, more) => {
  const message = startFailure(failing(code, more), { ...value, host: 'my-host' })?.message;
  expect(message?.vi).toContain('HOST=my-host');
  expect(message?.vi).toContain('0.0.0.0');
  expect(message?.en).toContain('HOST=my-host');
  expect(message?.en).not.toContain('PostgreSQL');
});

it('tells a database that is not found from a HOST that is not', () => {
  const elsewhere = failing('ENOTFOUND', { syscall: 'getaddrinfo', hostname: 'db' });
  expect(startFailure(elsewhere, value)?.message.en).toContain('PostgreSQL');
});

it('looks through to the cause', () => {
  const wrapped = new Error('could not open', { cause: failing('ENOSPC') });
  expect(startFailure(wrapped, value)?.message.en).toContain('is full');
});

it('names the file that is missing', () => {
  const message = startFailure(failing('ENOENT', { path: '/srv/page.html' }), value)?.message;
  expect(message?.en).toContain('/srv/page.html');
});

it('leaves a bug unexplained, so that its stack is seen', () => {
  expect(startFailure(new TypeError('x is not a function'), value)).toBeUndefined();
});
