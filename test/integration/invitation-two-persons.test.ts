import { beforeEach, describe, expect, it } from 'vitest';
import type { Accounts } from '../../shared/api/account.ts';
import { choosePassword, tokenOf } from '../support/choose-password.ts';
import type { ServerUnderTest } from '../support/server-under-test.ts';
import { signInAs } from '../support/sign-in-as.ts';
import { OFFICE } from '../support/small-office.ts';
import { accountOf, codeOf, officeThatInvites } from './invited.ts';

const office = officeThatInvites();
const { list, invite, askAgain, approve, open } = office;

let server: ServerUnderTest;
let cookie: string;
beforeEach(() => {
  ({ server, cookie } = office.started());
});

describe('a link for a role above manager', () => {
  it.each(['administrator', 'auditor'])(
    'waits for the second administrator, who gets it: %s',
    async (role) => {
      const second = await signInAs(server, 'administrator', null);
      const invited = await invite(role);
      expect(invited).toMatchObject({ token: '', account: { invitation: { state: 'waiting' } } });
      expect(await codeOf(await approve(invited, cookie))).toBe('second-person-needed');
      const waiting = accountOf(await list(second), 'binh').invitation;
      expect(waiting).toMatchObject({ awaitsReader: true, requestedBy: 'quantri' });
      const token = await tokenOf(await approve(invited, second));
      expect(await (await open(token)).json()).toMatchObject({
        invitedBy: 'Nguyễn Thị Quản Trị',
        approvedBy: 'Người thử administrator',
      });
      for (const maker of [cookie, second]) {
        expect(await codeOf(await open(token, { cookie: maker }))).toBe('own-invitation');
      }
      expect(await codeOf(await approve(invited, second))).toBe('no-such-invitation');
      expect((await choosePassword(server, token)).status).toBe(204);
    },
  );

  it('is made at once where nobody else could agree', async () => {
    expect((await invite('administrator')).token).not.toBe('');
  });

  it('waits for nobody who has no way in: a second account that was never used', async () => {
    const { db } = server.services.store;
    await signInAs(server, 'administrator', null);
    await db
      .updateTable('accounts')
      .set({ password_hash: '' })
      .where('login', '!=', 'quantri')
      .execute();
    expect((await invite('administrator')).token).not.toBe('');
  });

  it('waits for nobody whose part of the tree is another', async () => {
    await signInAs(server, 'administrator', OFFICE.commune);
    expect((await invite('administrator')).token).not.toBe('');
  });

  it('waits as well when an auditor is to get a new password', async () => {
    const invited = await invite('auditor');
    await choosePassword(server, invited.token);
    await signInAs(server, 'administrator', null);
    expect(await askAgain(invited)).toMatchObject({
      token: '',
      account: { invitation: { state: 'waiting', kind: 'reset' } },
    });
  });

  it('can be refused by the second person, and then is asked for no more', async () => {
    const second = await signInAs(server, 'administrator', null);
    const invited = await invite('administrator');
    const path = `/api/v1/invitations/${invited.account.invitation?.id ?? ''}`;
    const ended = await server.call(path, { method: 'DELETE', cookie: second });
    expect(accountOf((await ended.json()) as Accounts, 'binh').invitation?.state).toBe('ended');
    expect(await codeOf(await approve(invited, second))).toBe('no-such-invitation');
  });
});
