import { OFFICE } from '../support/small-office.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ROUTES, type Route } from '../../shared/api/routes.ts';
import type {
  ImportApplied,
  ImportPreviewAnswer,
  ImportPreviewed,
  Imports,
} from '../../shared/api/imports.ts';
import { parse } from '../../shared/validation/parse.ts';
import { SCHEMAS } from '../../shared/validation/schema-registry.ts';
import { readTables } from '../../server/import/read-tables.ts';
import { loadStoredOrganisation } from '../../server/store/stored-organisation.ts';
import { setUp, startServerUnderTest, type ServerUnderTest } from '../support/server-under-test.ts';
import { insertSmallOffice } from '../support/small-office.ts';
import { signInAs } from '../support/sign-in-as.ts';

let server: ServerUnderTest;
let cookie: string;
beforeAll(async () => {
  server = await startServerUnderTest();
  cookie = await setUp(server);
  await insertSmallOffice(server.services);
});
afterAll(() => server.stop());

const BYTES = { 'Content-Type': 'application/octet-stream' };

const send = (body: Uint8Array<ArrayBuffer>, name = 'can_bo.csv') =>
  server.call(`/api/v1/imports/preview?name=${encodeURIComponent(name)}`, {
    ...{ method: 'POST', body, cookie, headers: BYTES },
  });

async function previewOf(text: string): Promise<ImportPreviewed> {
  const body: unknown = await (await send(new TextEncoder().encode(text))).json();
  const parsed = parse(SCHEMAS.ImportPreviewAnswer, body);
  if (!parsed.ok || parsed.value.kind !== 'preview') throw new Error(JSON.stringify(body));
  return parsed.value;
}

async function apply(token: string, mode: string): Promise<ImportApplied> {
  const response = await server.call('/api/v1/imports', { json: { token, mode }, cookie });
  const parsed = parse(SCHEMAS.ImportApplied, await response.json());
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  return parsed.value;
}

const listed = async (): Promise<Imports> => {
  const body: unknown = await (await server.call('/api/v1/imports', { cookie })).json();
  const parsed = parse(SCHEMAS.Imports, body);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  return parsed.value;
};

const officialCodes = async () =>
  (await loadStoredOrganisation(server.services.store.db)).officials.map(({ code }) => code);

describe('a file with a wrong row', () => {
  let preview: ImportPreviewed;
  beforeAll(async () => {
    const { units } = await loadStoredOrganisation(server.services.store.db);
    const unit = units[0]!.code;
    preview = await previewOf(
      `ma;ho_ten;ma_don_vi;ghi chú\nN1;Lê Thị Mẫu;${unit};x\nN2;;${unit};\nN3;Đỗ Mẫu;KHONG;\n`,
    );
  });

  it('is previewed with its columns, counts, rows and messages', () => {
    expect(preview.encoding?.text.vi).toBe('Bảng mã phát hiện: UTF-8');
    expect(preview.tables).toMatchObject([
      {
        list: 'can_bo',
        counts: { added: 1, changed: 0, same: 0, wrong: 2 },
        columns: [
          { heading: 'ma', column: 'Mã' },
          { heading: 'ho_ten', column: 'Họ tên' },
          { heading: 'ma_don_vi', column: 'Mã đơn vị' },
          { heading: 'ghi chú', column: null },
        ],
        rows: [
          { row: 2, state: 'added', issues: [] },
          { row: 3, state: 'wrong', issues: [{ message: { vi: 'không được để trống' } }] },
          { row: 4, state: 'wrong' },
        ],
      },
    ]);
  });

  it('writes nothing as a whole', async () => {
    expect(await apply(preview.token, 'all')).toMatchObject({ kind: 'refused' });
    expect(await officialCodes()).not.toContain('N1');
  });

  it('writes its valid rows, gives the others back, and is undone', async () => {
    const applied = await apply(preview.token, 'valid');
    expect(applied).toMatchObject({
      kind: 'applied',
      applied: { fileName: 'can_bo.csv', leftOut: 2, lists: [{ list: 'can_bo', added: 1 }] },
    });
    expect(await officialCodes()).toContain('N1');
    const errors = await server.call(`/api/v1/imports/errors?token=${preview.token}&rows=wrong`, {
      cookie,
    });
    expect(errors.headers.get('content-disposition')).toContain('loi_nhap_lieu.xlsx');
    const read = await readTables(new Uint8Array(await errors.arrayBuffer()));
    expect(read.ok && read.value.tables[0]?.rows.map(({ cells }) => cells[0])).toEqual([
      'ma',
      'N2',
      'N3',
    ]);
    const [entry] = (await listed()).imports;
    const undo = () => server.call(`/api/v1/imports/${entry!.id}/undo`, { method: 'POST', cookie });
    expect(await (await undo()).json()).toEqual({ kind: 'undone', rows: 1 });
    expect(await officialCodes()).not.toContain('N1');
    const again = parse(SCHEMAS.ImportUndone, await (await undo()).json());
    expect(again).toMatchObject({ value: { kind: 'refused' } });
    expect((await listed()).imports[0]).toMatchObject({ undoUntilMs: null });
  });
});

it('says in both languages why a file cannot be read', async () => {
  const response = await send(Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0]), 'cu.xls');
  const answer = (await response.json()) as ImportPreviewAnswer;
  if (answer.kind !== 'refused') throw new Error('It was taken.');
  expect(answer.message.vi).toContain('.xls đời cũ');
  expect(answer.message.en).toContain('old .xls');
});

it('refuses a body over 5 MB', async () => {
  const response = await send(new Uint8Array(5 * 1024 * 1024 + 1));
  expect(response.status).toBe(413);
});

it('gives a template of a list, and none of a list that is not there', async () => {
  const template = await server.call('/api/v1/imports/template?list=ho_so', { cookie });
  expect(template.headers.get('content-disposition')).toContain('mau_ho_so.xlsx');
  expect((await readTables(new Uint8Array(await template.arrayBuffer()))).ok).toBe(true);
  const other = await server.call('/api/v1/imports/template?list=khac', { cookie });
  expect(other.status).toBe(404);
});

const ROUTES_OF_IMPORTS = Object.entries<Route>(ROUTES).filter(([, { path }]) =>
  path.startsWith('/api/v1/imports'),
);

it.each(ROUTES_OF_IMPORTS)('%s is for accounts that see everything', async (_name, route) => {
  const query = route.path.endsWith('preview')
    ? '?name=a'
    : route.path.endsWith('errors')
      ? '?token=a&rows=all'
      : '';
  const response = await server.call(route.path.replace(':id', 'a') + query, {
    cookie: await signInAs(server, 'administrator', OFFICE.commune),
    method: route.method.toUpperCase(),
    ...(route.request === undefined ? {} : { json: { token: 'a', mode: 'all' } }),
  });
  expect(response.status).toBe(403);
  expect(await response.json()).toMatchObject({ code: 'import-not-allowed' });
});

it('keeps a preview for the account that made it, for half an hour', async () => {
  const { token } = await previewOf('ma,ho_ten,ma_don_vi\nX,Y,Z\n');
  const errors = () => server.call(`/api/v1/imports/errors?token=${token}&rows=all`, { cookie });
  expect((await errors()).status).toBe(200);
  server.wait(20 * 60_000);
  expect((await errors()).status).toBe(200);
  server.wait(11 * 60_000);
  expect(await (await errors()).json()).toMatchObject({ code: 'import-expired' });
});
