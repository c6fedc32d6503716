import { beforeEach, describe, expect, it } from 'vitest';
import { createAccount, NO_PASSWORD } from '../../server/store/accounts.ts';
import {
  approveInvitation,
  insertInvitation,
  useInvitation,
} from '../../server/store/invitations.ts';
import { annulmentDesk, LATER_MS } from './annulment-desk.ts';
import type { EngineUnderTest } from './engine-under-test.ts';
import { fillMorning } from './rated-day.ts';

interface Link {
  readonly of: string;
  readonly by: string;
  readonly agreedBy?: string;
  /** Hours before (after, when negative) the proposal at which it was used; null: never. */
  readonly usedHoursBefore: number | null;
}

const HOUR_MS = 3_600_000;
const SECOND = { ok: false, error: 'annulment-second-person' };
const DECIDED = { ok: true, value: { ratings: 6 } };
const own = { of: 'manager', by: 'administrator', usedHoursBefore: 5 };
const foreign = { of: 'manager', by: 'another', usedHoursBefore: 4 };

/** That the two persons of an annulment are two: neither holds the password of the other. */
export function sharedHandsContract(engine: Pick<EngineUnderTest, 'name' | 'fresh'>): void {
  describe(`the two hands of an annulment on ${engine.name}`, () => {
    const desk = annulmentDesk(engine);
    let links = 0;
    beforeEach(async () => {
      for (const id of ['manager', 'administrator', 'another']) {
        const account = { id, login: id, displayName: id, passwordHash: NO_PASSWORD };
        await createAccount(desk.under.store.db, { ...account, createdAtMs: 0 });
      }
    });

    async function link({ of, by, agreedBy, usedHoursBefore }: Link): Promise<void> {
      const { db } = desk.under.store;
      const [id, atMs] = [`link-${String((links += 1))}`, LATER_MS - 9 * HOUR_MS];
      const made = { id, accountId: of, kind: 'first', by: { accountId: by, atMs } } as const;
      await insertInvitation(db, { ...made, tokenHash: agreedBy === undefined ? id : null });
      if (agreedBy !== undefined) {
        await approveInvitation(db, { id, tokenHash: id, by: { accountId: agreedBy, atMs } });
      }
      if (usedHoursBefore === null) return;
      const used = { address: '10.20.0.7', browser: 'chrome', system: 'windows', beside: null };
      await useInvitation(db, id, { ...used, atMs: LATER_MS - usedHoursBefore * HOUR_MS });
    }

    it.each<readonly [string, readonly Link[], object]>([
      ['the decider made the link of the proposer', [own], SECOND],
      ['the decider agreed to it', [{ ...foreign, agreedBy: 'administrator' }], SECOND],
      [
        'the proposer made the link of the decider',
        [{ of: 'administrator', by: 'manager', usedHoursBefore: 5 }],
        SECOND,
      ],
      ['a third person made a later link', [own, foreign], DECIDED],
      [
        'a third person made a later link, after the proposal',
        [own, { ...foreign, usedHoursBefore: -1 }],
        SECOND,
      ],
      ['the link of the decider was never used', [{ ...own, usedHoursBefore: null }], DECIDED],
      ['a third person made the link', [foreign], DECIDED],
    ])('are told apart where %s', async (_case, given, answer) => {
      await fillMorning(desk.under, desk.kiosk);
      for (const one of given) await link(one);
      const id = await desk.propose();
      expect(await desk.decide(id, { atMs: LATER_MS + 2 * HOUR_MS })).toEqual(answer);
      expect(await desk.overall()).toBe(answer === DECIDED ? 8 : 14);
    });

    it('are asked for before a refusal and a lift too, and not before a withdrawal', async () => {
      await fillMorning(desk.under, desk.kiosk);
      const id = await desk.propose();
      expect(await desk.decide(id)).toEqual(DECIDED);
      await link(own);
      const lift = await desk.lift(id);
      expect(await desk.decide(lift)).toEqual(SECOND);
      expect(await desk.decide(lift, { decision: 'refuse' })).toEqual(SECOND);
      const withdrawn = await desk.decide(lift, { by: 'manager', decision: 'withdraw' });
      expect(withdrawn).toMatchObject({ ok: true });
    });
  });
}
