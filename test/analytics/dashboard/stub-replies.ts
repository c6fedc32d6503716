import { PERMISSIONS } from '../../../shared/domain/role.ts';
import type { KioskSummary } from '../../../shared/api/organisation.ts';
import type { Session } from '../../../shared/api/session.ts';
import { ACCOUNTS, LINK, PREVIEW } from './canned-accounts.ts';
import { cannedAuditLog } from './canned-audit-log.ts';
import { cannedHistory, CANNED_PLACES } from './canned-history.ts';
import { CANNED_HTTPS } from './canned-https.ts';
import { cannedIntegrity } from './canned-integrity.ts';
import { cannedKioskDays } from './canned-kiosk-days.ts';
import { KIOSKS, NOW_MS, UNITS } from './canned-organisation.ts';
import { CANNED_OWN_FIGURES } from './canned-own-figures.ts';
import { cannedReport } from './canned-report.ts';
import { cannedSample, CANNED_SETTINGS, CANNED_STEPS } from './canned-settings.ts';
import { CANNED_TARGETS } from './canned-targets.ts';
import { ownAccountAnswer } from './stub-own-account.ts';
import { json, refusal, textOf, type Reply } from './stub-reply.ts';
import type { StubState } from './stub-state.ts';

export const PASSWORD = 'mat-khau-de-thu-2026';

const SESSION: Session = {
  displayName: 'Trần Thị Lan',
  login: 'lan',
  may: PERMISSIONS,
  mayEverywhere: PERMISSIONS,
  office: { name: 'Sở Nội vụ', cutOffDay: 15, cutOffDays: [], sample: true },
};

export type Asked = Readonly<{
  method: string;
  path: string;
  body: unknown;
  query: URLSearchParams;
}>;

/** What the stub answers to a call, as its state stands. */
export function replyTo(asked: Asked, state: StubState): Reply {
  const { method, path } = asked;
  if (state.refuse !== null && path.startsWith(state.refuse.prefix)) {
    return refusal(state.refuse.code);
  }
  const isOpen =
    ['/setup', '/sign-in-options', '/invitation/opening', '/invitation/password'].includes(path) ||
    (path === '/sessions' && method === 'POST');
  if (!isOpen && !state.signedIn) return refusal('signed-out');
  if (method === 'DELETE' && isAboutAccounts(path)) {
    state.posted.push({ path, body: null });
    return json(ACCOUNTS);
  }
  if (!state.confirmed && NEEDS_CONFIRMATION.test(path)) return refusal('confirmation-needed');
  const own = ownAccountAnswer(asked, state);
  if (own !== undefined) {
    if (own.kind === 'session') return json(sessionOf(state));
    return own.kind === 'refused' ? refusal(own.code) : json(own.body ?? null, own.status);
  }
  return method === 'POST' ? replyToPost(asked, state) : replyToGet(asked, state);
}

/** As the routes declare it. */
const NEEDS_CONFIRMATION = /approval$|^\/reports\/period\/file$|recovery-codes$|draft$/;

const sessionOf = ({ may, waitsFor }: StubState): Session => ({
  ...SESSION,
  may,
  mayEverywhere: may,
  ...(waitsFor === null ? {} : { waitsFor }),
});

function replyToPost({ path, body }: Asked, state: StubState): Reply {
  switch (path) {
    case '/setup':
      if (textOf(body, 'setupCode') !== '7F3K-92QD') return refusal('wrong-setup-code');
      Object.assign(state, { setupOpen: false, signedIn: true });
      return json(SESSION, 201);
    case '/sessions':
      if (textOf(body, 'password') !== PASSWORD) return refusal('wrong-credentials');
      state.signedIn = true;
      return json(sessionOf(state), 201);
    case '/accounts':
      return json({ ...ACCOUNTS, link: LINK }, 201);
    case '/accounts/account-2/invitations':
      return json({ ...ACCOUNTS, link: null }, 201);
    case '/invitations/invitation-3/approval':
      return json({ ...ACCOUNTS, link: LINK });
    case '/invitation/opening':
      return textOf(body, 'token') === LINK.token ? json(PREVIEW) : refusal('no-such-invitation');
    case '/invitation/password':
      return { status: 204, headers: {}, text: '' };
    case '/sample-data/load':
      state.sample = 'running';
      return json(cannedSample('running'), 202);
    case '/settings':
      return json(CANNED_SETTINGS, 201);
    case '/targets/preset':
      return json(CANNED_TARGETS);
    case '/pairings/BCDF-GHJK/approval': {
      const kiosk: KioskSummary = { ...KIOSKS.kiosks[0]!, name: textOf(body, 'name') };
      return json(kiosk, 201);
    }
    case '/organisation/successions':
      return json({ successorIds: ['mới'], kiosksToPair: 2 }, 201);
    case '/integrity/verifications':
      state.integrity = 'running';
      return json(cannedIntegrity('running'), 202);
    default:
      return isAboutAccounts(path) ? json(ACCOUNTS) : decided(path, body);
  }
}

/** Everything around accounts answers the list. */
const isAboutAccounts = (path: string): boolean => /^\/(accounts|grants|invitations)\//u.test(path);

/** The kiosk as it is after the decision. */
function decided(path: string, body: unknown): Reply {
  const match = /^\/kiosks\/([\w-]+)\/(revocation|reinstatement|name|placement)$/.exec(path);
  const kiosk = KIOSKS.kiosks.find(({ id }) => id === match?.[1]);
  if (kiosk === undefined) return refusal('not-found');
  if (match?.[2] === 'name') return json({ ...kiosk, name: textOf(body, 'name') });
  if (match?.[2] === 'placement') {
    const counter = KIOSKS.kiosks.find(
      (each) => each.counter.id === textOf(body, 'counterId'),
    )?.counter;
    return counter === undefined ? refusal('closed-counter') : json({ ...kiosk, counter });
  }
  return json({ ...kiosk, status: match?.[2] === 'revocation' ? 'revoked' : 'active' });
}

function replyToGet({ method, path, query }: Asked, state: StubState): Reply {
  switch (path) {
    case '/setup':
      return json({
        open: state.setupOpen,
        presets: state.setupOpen ? CANNED_TARGETS.presets : [],
      });
    case '/sessions/current':
      if (method === 'GET') return json(sessionOf(state));
      state.signedIn = false;
      return { status: 204, headers: {}, text: '' };
    case '/own-figures':
      return json(CANNED_OWN_FIGURES);
    case '/units':
      return json(state.units === 'full' ? UNITS : { roots: [] });
    case '/kiosks':
      return json(state.kiosks === 'full' ? KIOSKS : { ...KIOSKS, kiosks: [] });
    case '/accounts':
      return json(ACCOUNTS);
    case '/organisation':
      return json(cannedHistory(query.get('day') ?? ''));
    case '/targets':
      return json(state.targets === 'full' ? CANNED_TARGETS : { ...CANNED_TARGETS, inForce: [] });
    case '/settings':
      return json(CANNED_SETTINGS);
    case '/sample-data':
      return json(cannedSample(state.sample));
    case '/first-steps':
      return json(CANNED_STEPS);
    case '/https':
      return json(CANNED_HTTPS[state.https]);
    case '/integrity':
      return json(cannedIntegrity(state.integrity));
    case '/audit-log':
      return json(cannedAuditLog(state.audit, query));
    case '/reports/period': {
      const [unit, period] = [query.get('unit') ?? '', query.get('period') ?? ''];
      const report = cannedReport(unit, period, state.ratings);
      return report === undefined ? refusal('unknown-unit') : json(report);
    }
    case '/reports/period/file':
      return {
        status: 200,
        headers: {
          'content-type': 'text/csv; charset=utf-8',
          'content-disposition': 'attachment; filename="BC_24_2026-11.csv"',
        },
        text: 'a;b',
      };
    case '/pairings/BCDF-GHJK':
      return json({
        userCode: 'BCDF-GHJK',
        fingerprint: 'BCDF-GHJK-LMNP-QRST',
        expiresAtMs: NOW_MS + 600_000,
      });
    default:
      if (path.startsWith('/organisation/units/')) return json(CANNED_PLACES);
      if (/^\/kiosks\/[\w-]+\/days$/.test(path)) return kioskDays(path, query);
      return refusal(path.startsWith('/pairings/') ? 'unknown-pairing-code' : 'not-found');
  }
}

function kioskDays(path: string, query: URLSearchParams): Reply {
  const answer = cannedKioskDays(path.split('/')[2] ?? '', query);
  return answer === undefined ? refusal('no-such-kiosk') : json(answer);
}
