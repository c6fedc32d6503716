import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openStore } from '../../server/store/open-store.ts';
import { startRealServer } from '../support/real-server.ts';
import { runProgram } from '../support/run-program.ts';

let dataFolder: string;
beforeEach(async () => {
  dataFolder = await mkdtemp(join(tmpdir(), 'mot-cham-lifecycle-'));
});
afterEach(() => rm(dataFolder, { recursive: true, force: true }));

const startAndFail = (env: Record<string, string>) =>
  runProgram({
    args: ['server/main.ts'],
    env: { DATA_DIR: dataFolder, HOST: '127.0.0.1', PORT: '0', LOG_LEVEL: 'warn', ...env },
  });

describe('a server that is started for the first time', () => {
  it('prints a setup code, answers, and leaves a closed database behind at SIGTERM', async () => {
    const server = await startRealServer({ dataFolder });
    expect(server.setupCode).toMatch(/^[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4}$/);
    const health = (await (await fetch(`${server.origin}/api/v1/health`)).json()) as object;
    expect(health).toMatchObject({ database: { engine: 'sqlite', writable: true } });
    expect(await server.stop()).toBe(0);
    // No write-ahead log stays: everything is in the one file.
    expect((await readdir(dataFolder)).sort()).toEqual(['mot-cham.db', 'server-key.json']);
  });

  it('makes another code at every start until it is set up, and none afterwards', async () => {
    const first = await startRealServer({ dataFolder });
    await first.stop();
    const second = await startRealServer({ dataFolder });
    expect(second.setupCode).not.toBe(first.setupCode);
    const setup = {
      setupCode: second.setupCode,
      login: 'quantri',
      displayName: 'A',
      password: 'mật khẩu đủ dài',
      officeName: 'B',
      cutOffDay: 15,
      targetPreset: null,
    };
    const answer = await fetch(`${second.origin}/api/v1/setup`, {
      method: 'POST',
      body: JSON.stringify(setup),
      headers: { 'Content-Type': 'application/json' },
    });
    expect(answer.status).toBe(201);
    await second.stop();
    const third = await startRealServer({ dataFolder });
    expect(third.setupCode).toBeNull();
    await third.stop();
  });
});

describe('a server that cannot start says why in both languages', () => {
  it('when the port is in use', async () => {
    const squatter = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => squatter.once('listening', resolve));
    const address = squatter.address();
    const port = typeof address === 'object' ? (address?.port ?? 0) : 0;
    const { code, stderr } = await startAndFail({ PORT: String(port) });
    squatter.close();
    expect(code).toBe(1);
    expect(stderr).toContain(`Cổng ${port} đang được chương trình khác dùng.`);
    expect(stderr).toContain(`Port ${port} is in use by another program.`);
    expect(stderr).not.toContain('    at ');
  });

  it('when the data folder is of a newer version, and changes nothing', async () => {
    const file = join(dataFolder, 'mot-cham.db');
    const store = await openStore({ kind: 'sqlite', file });
    await sql`
      insert into kysely_migration (name, timestamp) values ('9999-from-the-future', '2030-01-01')
    `.execute(store.db);
    await store.close();
    const { code, stderr } = await startAndFail({});
    expect(code).toBe(1);
    expect(stderr).toContain('do phiên bản mới hơn tạo ra (lược đồ 9999-from-the-future');
    expect(stderr).toContain('was written by a newer version (schema 9999-from-the-future');
    expect(await readdir(dataFolder)).toEqual(['mot-cham.db']);
  });

  it('when the data folder cannot be written', async () => {
    const inTheWay = join(dataFolder, 'file');
    await writeFile(inTheWay, '');
    const { code, stderr } = await startAndFail({ DATA_DIR: join(inTheWay, 'data') });
    expect(code).toBe(1);
    expect(stderr).toContain('Không ghi được vào thư mục dữ liệu');
    expect(stderr).toContain('cannot be written');
  });

  it('when the database is not a database', async () => {
    await writeFile(join(dataFolder, 'mot-cham.db'), 'x'.repeat(10_000));
    const { code, stderr } = await startAndFail({});
    expect(code).toBe(1);
    expect(stderr).toContain('không đọc được');
    expect(stderr).toContain('cannot be read');
  });

  it('when PostgreSQL does not answer', async () => {
    const { code, stderr } = await startAndFail({
      DATABASE_URL: 'postgres://u:geheim@127.0.0.1:1/x',
    });
    expect(code).toBe(1);
    expect(stderr).toContain('Không kết nối được PostgreSQL');
    expect(stderr).toContain('does not answer');
    expect(stderr).not.toContain('geheim');
  });

  it('when the certificate is not there', async () => {
    const tls = { TLS_CERT: join(dataFolder, 'c.pem'), TLS_KEY: join(dataFolder, 'k.pem') };
    const { code, stderr } = await startAndFail(tls);
    expect(code).toBe(1);
    expect(stderr).toContain(`Không tìm thấy tệp cần dùng: ${tls.TLS_CERT}`);
  });

  it('when the configuration has mistakes, all of them at once', async () => {
    const { code, stderr } = await startAndFail({ PORT: 'abc', LOG_LEVEL: 'loud' });
    expect(code).toBe(2);
    expect(stderr).toContain('PORT=abc: số cổng từ 0 đến 65535');
    expect(stderr).toContain('PORT=abc: a port number from 0 to 65535');
    expect(stderr).toContain('LOG_LEVEL=loud');
  });
});
