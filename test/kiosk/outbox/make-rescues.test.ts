import { beforeAll, expect, it } from 'vitest';
import type { Identity } from '../../../kiosk/outbox/identity.ts';
import { makeRescues, unpairedSigner } from '../../../kiosk/outbox/make-rescues.ts';
import type { StoredRecord } from '../../../kiosk/outbox/stored-record.ts';
import { toBase64url } from '../../../shared/record/base64url.ts';
import { MAX_RESCUE_RECORDS, rescueClaim } from '../../../shared/record/rescue.ts';
import { importVerifier } from '../../../shared/record/signing-key.ts';
import { parseJson } from '../../../shared/validation/parse.ts';
import { rescueFileSchema, rescueSchema } from '../../../shared/validation/rescue-schema.ts';
import { makeIdentity, makeRecords } from './support/make-records.ts';

let identity: Identity;
let records: StoredRecord[];
const device = { build: 'test', persisted: null, wallMs: () => 1_790_000_000_000 };
const { health } = unpairedSigner(device, []);

beforeAll(async () => {
  identity = await makeIdentity('kiosk-1', 3);
  records = await makeRecords(identity, 3);
});

/** A file as the server's import reads it. */
function read(text: string) {
  const file = parseJson(rescueFileSchema, text);
  if (!file.ok) throw new Error(JSON.stringify(file.error));
  const rescue = parseJson(rescueSchema, file.value.rescue);
  if (!rescue.ok) throw new Error(JSON.stringify(rescue.error));
  return { ...file.value, content: rescue.value };
}

it('no record makes no file', async () => {
  expect(await makeRescues([], { identity, health })).toEqual([]);
});

it("a kiosk's file carries its records as they are, under its own signature", async () => {
  const [file, ...others] = await makeRescues(records, { identity, health });
  expect(others).toEqual([]);
  expect(file!.name).toBe('mot-cham-kiosk-1-1.json');
  const { content, rescue, signature } = read(file!.text);
  expect(content).toMatchObject({ kiosk: 'kiosk-1', epoch: 3, health });
  expect(content.records).toEqual(
    records.map(({ bytes, signature: sealed }) => ({
      bytes: toBase64url(bytes),
      signature: sealed,
    })),
  );
  const verify = await importVerifier(identity.key);
  expect(await verify!(signature!, rescueClaim(rescue))).toBe(true);
});

it('records of another kiosk, or without a key, go unsigned, each kiosk in a file of its own', async () => {
  const other = await makeRecords(await makeIdentity('kiosk-2', 7), 2);
  const files = await makeRescues([...other, ...records], { identity, health });
  expect(files.map(({ name }) => name)).toEqual([
    'mot-cham-kiosk-2-1.json',
    'mot-cham-kiosk-1-2.json',
  ]);
  expect(read(files[0]!.text)).toMatchObject({ signature: null, content: { epoch: 7 } });
  expect(read(files[1]!.text).signature).not.toBeNull();
  const [lost] = await makeRescues(records, unpairedSigner(device, records));
  const { signature, content } = read(lost!.text);
  expect(signature).toBeNull();
  expect(content.health).toMatchObject({ pending: 3, oldestPendingWallMs: records[0]!.wallMs });
});

it('a queue that is longer than a file may be goes into several', async () => {
  const many = Array.from({ length: MAX_RESCUE_RECORDS + 1 }, () => records[0]!);
  const files = await makeRescues(many, { identity, health });
  expect(files.map(({ text }) => read(text).content.records.length)).toEqual([
    MAX_RESCUE_RECORDS,
    1,
  ]);
});
