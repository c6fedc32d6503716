import type { Setup } from '../../shared/api/session.ts';
import { localDayOf } from '../../shared/domain/local-day.ts';
import type { ApiRouter } from '../http/api-router.ts';
import { endpoint } from '../http/endpoint.ts';
import { openSession } from '../http/open-session.ts';
import { isGoodPassword } from '../http/passwords.ts';
import { Problem } from '../http/problem.ts';
import type { Services } from '../services.ts';
import { targetPresets } from '../shipped/target-presets.ts';
import { anyAccount, type Account } from '../store/accounts.ts';
import { setUpOffice } from '../store/set-up-office.ts';
import { presetNamed } from './targets.ts';

/** There is one setup code, so whoever guesses, guesses under one key. */
const SETUP = 'setup';

/** The first run. Open while no account exists, for whoever reads the console; then closed. */
export function setup(router: ApiRouter, services: Services): void {
  endpoint(router, 'getSetup', async () => {
    const open = !(await anyAccount(services.store.db));
    return { open, presets: open ? targetPresets() : [] };
  });

  endpoint(router, 'postSetup', async ({ body, request }) => {
    if (await anyAccount(services.store.db)) throw new Problem('setup-closed');
    assertSetupCode(body.setupCode, services);
    const names = [body.login, body.officeName];
    if (!isGoodPassword(body.password, names)) throw new Problem('weak-password');
    const account = await setUp(body, services);
    // Whoever held the console's code sets the office up first; the administrator is led to a
    // second factor at the next sign-in, when there is something to protect.
    return openSession(request, { account, waitsFor: null }, services);
  });
}

function assertSetupCode(typed: string, { setupLimit, setupCode }: Services): void {
  const waitMs = setupLimit.waitMs(SETUP);
  if (waitMs > 0) throw new Problem('too-many-attempts', { retryAfterMs: waitMs });
  if (setupCode.matches(typed)) {
    setupLimit.succeeded(SETUP);
    return;
  }
  setupLimit.failed(SETUP);
  throw new Problem('wrong-setup-code');
}

async function setUp(body: Setup, services: Services): Promise<Account> {
  const { store, clock, newId, passwords } = services;
  const { targetPreset } = body;
  const preset = targetPreset === null ? null : presetNamed(targetPreset, 'targetPreset');
  const account: Account = {
    id: newId(),
    login: body.login,
    displayName: body.displayName,
  };
  const passwordHash = await passwords.hash(body.password);
  const isFirst = await setUpOffice(store.db, {
    account: { ...account, passwordHash, createdAtMs: clock() },
    officeName: body.officeName,
    cutOffDay: body.cutOffDay,
    preset,
    today: localDayOf(clock()),
    newId,
  });
  if (!isFirst) throw new Problem('setup-closed');
  return account;
}
