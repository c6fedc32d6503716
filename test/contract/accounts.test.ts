import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TargetPreset } from '../../shared/api/target-presets.ts';
import { parseLocalDay, type LocalDay } from '../../shared/domain/local-day.ts';
import { isValidOn } from '../../shared/domain/validity.ts';
import {
  anyAccount,
  changePassword,
  createAccount,
  findAccount,
  type NewAccount,
} from '../../server/store/accounts.ts';
import { appendAudit } from '../../server/store/audit-log.ts';
import { isWritable } from '../../server/store/is-writable.ts';
import { openStore, type Store } from '../../server/store/open-store.ts';
import {
  createSession,
  deleteSession,
  findSession,
  SESSION_ABSOLUTE_MS,
  SESSION_IDLE_MS,
} from '../../server/store/sessions.ts';
import { setUpOffice } from '../../server/store/set-up-office.ts';
import { loadSettings, writeSetting } from '../../server/store/settings.ts';
import { addShippedFields } from '../../server/store/shipped-fields.ts';
import { choosePreset, insertTarget, loadTargets } from '../../server/store/targets.ts';
import { loadUnitTree } from '../../server/store/unit-tree.ts';
import { insertSmallOffice } from '../support/small-office.ts';
import { ENGINES } from './engines.ts';

const NOW_MS = Date.UTC(2026, 10, 19, 2);

let count = 0;
const newId = () => `id-${String((count += 1)).padStart(6, '0')}`;

describe.each(ENGINES)(
  'accounts, sessions, settings and targets on %s',
  (_name, locate, engine) => {
    let store: Store;
    beforeAll(async () => {
      store = await openStore(await locate());
      await addShippedFields(store.db);
    });
    afterAll(() => store.close());

    it('is the engine that the location names, and can be written', async () => {
      expect(store.engine).toBe(engine);
      expect(await isWritable(store)).toBe(true);
      expect(await store.db.selectFrom('settings').selectAll().execute()).toEqual([]);
    });

    it('sets an office up once, whole or not at all', async () => {
      expect(await anyAccount(store.db)).toBe(false);
      const account = accountNamed('first');
      const setUp = {
        account,
        officeName: 'Sở',
        cutOffDay: 1,
        today: day('2026-11-19'),
        newId,
      } as const;
      const broken = {
        ...preset('broken', 50),
        targets: [{ ...rule(50), scope: { fieldCode: 'no' } }],
      };
      await expect(setUpOffice(store.db, { ...setUp, preset: broken })).rejects.toThrow();
      expect(await anyAccount(store.db)).toBe(false);
      expect(await setUpOffice(store.db, { ...setUp, preset: null })).toBe(true);
      expect(await setUpOffice(store.db, { ...setUp, preset: null })).toBe(false);
      expect(await loadSettings(store.db, day('2015-06-01'))).toMatchObject({
        officeName: 'Sở',
        cutOffDay: 1,
      });
    });

    it('finds an account by its login alone, and takes a login once', async () => {
      const account = accountNamed('binh');
      await createAccount(store.db, account);
      const { id, displayName, passwordHash } = account;
      expect(await findAccount(store.db, 'binh')).toEqual({
        account: { id, login: 'binh', displayName },
        passwordHash,
      });
      expect(await findAccount(store.db, 'bin')).toBeUndefined();
      await expect(createAccount(store.db, { ...account, id: newId() })).rejects.toThrow();
    });

    it('ends a session when it is idle, when it is old, when its person leaves', async () => {
      const account = accountNamed('chi');
      await createAccount(store.db, account);
      const open = async (tokenHash: string) => {
        await createSession(store.db, { tokenHash, accountId: account.id, nowMs: NOW_MS });
        return (atMs: number) => findSession(store.db, tokenHash, NOW_MS + atMs);
      };
      const idle = await open('idle');
      expect((await idle(SESSION_IDLE_MS - 1))?.account.login).toBe('chi');
      expect(await idle(2 * SESSION_IDLE_MS)).toBeUndefined();
      const used = await open('used');
      for (let atMs = 0; atMs < SESSION_ABSOLUTE_MS; atMs += SESSION_IDLE_MS / 2) {
        expect((await used(atMs))?.account.login).toBe('chi');
      }
      expect(await used(SESSION_ABSOLUTE_MS)).toBeUndefined();
      const left = await open('left');
      await deleteSession(store.db, 'left');
      expect(await left(1)).toBeUndefined();
    });

    it('clears ended sessions away when a new one is opened', async () => {
      const account = accountNamed('dung');
      await createAccount(store.db, account);
      await createSession(store.db, { tokenHash: 'old', accountId: account.id, nowMs: NOW_MS });
      const nowMs = NOW_MS + 2 * SESSION_ABSOLUTE_MS;
      await createSession(store.db, { tokenHash: 'new', accountId: account.id, nowMs });
      const rows = await store.db.selectFrom('sessions').select('token_hash').execute();
      expect(rows).toEqual([{ token_hash: 'new' }]);
    });

    it('ends every session of an account whose password changes', async () => {
      const account = accountNamed('em');
      await createAccount(store.db, account);
      await createSession(store.db, { tokenHash: 'stolen', accountId: account.id, nowMs: NOW_MS });
      await changePassword(store.db, account.id, 'another hash');
      expect(await findSession(store.db, 'stolen', NOW_MS)).toBeUndefined();
      expect((await findAccount(store.db, 'em'))?.passwordHash).toBe('another hash');
    });

    it('answers the setting that holds on a day, and the default where none does', async () => {
      const setting = { name: 'minimum-n', legalBasis: 'Kế hoạch 12/KH' } as const;
      await writeSetting(store.db, { ...setting, value: 50, validFrom: day('2026-01-01') });
      await writeSetting(store.db, { ...setting, value: 40, validFrom: day('2026-07-01') });
      await writeSetting(store.db, { ...setting, value: 45, validFrom: day('2026-07-01') });
      const minimumOn = async (text: string) => (await loadSettings(store.db, day(text))).minimumN;
      expect(await minimumOn('2025-12-31')).toBe(30);
      expect(await minimumOn('2026-06-30')).toBe(50);
      expect(await minimumOn('2026-07-01')).toBe(45);
    });

    it('says which setting is damaged instead of reading it', async () => {
      const row = { name: 'hotline', version: 1, valid_from: '2030-01-01', value: '12' };
      await store.db.insertInto('settings').values(row).execute();
      await expect(loadSettings(store.db, day('2030-01-01'))).rejects.toThrow('hotline');
    });

    it('keeps a target as it was written', async () => {
      const target = {
        id: newId(),
        operator: '>',
        valuePercent: 92.25,
        scope: { unitKind: 'commune', fieldCode: 'land' },
        legalBasis: 'Nghị quyết số 1',
        preset: null,
        validFrom: day('2020-01-01'),
        validTo: day('2020-12-31'),
      } as const;
      await insertTarget(store.db, target);
      expect(await loadTargets(store.db)).toEqual([target]);
    });

    it('ends the earlier targets on the day before the new ones begin', async () => {
      const choose = (chosen: TargetPreset, text: string) =>
        choosePreset(store.db, { preset: chosen, day: day(text), newId });
      await choose(preset('old', 80), '2026-01-01');
      await choose(preset('mistaken', 99), '2026-11-19');
      await choose(preset('new', 90), '2026-11-19');
      const inForceOn = async (text: string) =>
        (await loadTargets(store.db)).filter((target) => isValidOn(target, day(text)));
      expect((await inForceOn('2026-11-18')).map((target) => target.preset)).toEqual(['old']);
      expect((await inForceOn('2026-11-19')).map((target) => target.preset)).toEqual(['new']);
      expect((await inForceOn('2020-06-01')).map((target) => target.preset)).toEqual([null]);
    });

    it('takes no change of the audit log', async () => {
      const entry = { id: newId(), atMs: NOW_MS, accountId: null, action: 'x.y', detail: { a: 1 } };
      await appendAudit(store.db, entry);
      const { db } = store;
      await expect(db.updateTable('audit_log').set({ action: 'z' }).execute()).rejects.toThrow();
      await expect(db.deleteFrom('audit_log').execute()).rejects.toThrow();
    });

    it('builds the tree of the units that a day has', async () => {
      await insertSmallOffice({ store });
      const [root] = await loadUnitTree(store.db, day('2026-11-19'));
      expect(root).toMatchObject({ code: '24', children: [{ code: '07201' }] });
      expect(await loadUnitTree(store.db, day('2015-12-31'))).toEqual([]);
    });
  },
);

const rule = (valuePercent: number) => ({ operator: '>=', valuePercent, scope: {} }) as const;

const preset = (key: string, valuePercent: number): TargetPreset => ({
  key,
  title: { vi: key, en: key },
  legalBasis: key,
  targets: [rule(valuePercent)],
});

const accountNamed = (login: string): NewAccount => ({
  id: newId(),
  login,
  displayName: login,
  passwordHash: `hash of ${login}`,
  createdAtMs: NOW_MS,
});

function day(text: string): LocalDay {
  const parsed = parseLocalDay(text);
  if (parsed === undefined) throw new Error(`${text} is no day.`);
  return parsed;
}
