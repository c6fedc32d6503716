import { PERMISSIONS } from '../../../shared/domain/role.ts';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { extname, join, normalize } from 'node:path';
import type { KioskSummary } from '../../../shared/api/organisation.ts';
import { PROBLEMS } from '../../../shared/api/problems.ts';
import type { ProblemBody, ProblemCode } from '../../../shared/api/problems.ts';
import type { Session } from '../../../shared/api/session.ts';
import type { Targets } from '../../../shared/api/target-presets.ts';
import { parseLocalDay } from '../../../shared/domain/local-day.ts';
import { KIOSKS, NOW_MS, UNITS } from './canned-organisation.ts';
import { ACCOUNTS, LINK, PREVIEW } from './canned-accounts.ts';
import { cannedAuditLog } from './canned-audit-log.ts';
import { CANNED_HTTPS } from './canned-https.ts';
import { cannedIntegrity } from './canned-integrity.ts';
import { cannedHistory, CANNED_PLACES } from './canned-history.ts';
import { cannedKioskDays } from './canned-kiosk-days.ts';
import { CANNED_OWN_FIGURES } from './canned-own-figures.ts';
import { cannedSample, CANNED_SETTINGS, CANNED_STEPS } from './canned-settings.ts';
import { cannedReport } from './canned-report.ts';
import { ownAccountAnswer } from './stub-own-account.ts';
import type { StubState } from './stub-state.ts';

export { STUB_DEFAULTS } from './stub-state.ts';
export type { StubState } from './stub-state.ts';

export const PASSWORD = 'mat-khau-de-thu-2026';

/** As strict as the real server: a page that needs more fails here too. */
const CSP = [
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'",
  "connect-src 'self'; base-uri 'none'; object-src 'none'; form-action 'self'",
  "frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types mot-cham",
].join('; ');

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
};

const SESSION: Session = {
  displayName: 'Trần Thị Lan',
  login: 'lan',
  may: PERMISSIONS,
  mayEverywhere: PERMISSIONS,
  office: { name: 'Sở Nội vụ', cutOffDay: 15, cutOffDays: [], sample: true },
};

const TARGETS: Targets = {
  planned: [],
  fields: [{ code: 'land', name: { vi: 'Đất đai', en: 'Land' } }],
  today: parseLocalDay('2026-11-19')!,
  inForce: [
    {
      id: 'target-1',
      operator: '>=',
      valuePercent: 90,
      scope: {},
      legalBasis: 'Nghị quyết minh họa về cải cách hành chính, mục II.2.2: tối thiểu 90%',
      preset: 'ha-tinh',
      validFrom: parseLocalDay('2026-01-01')!,
      validTo: null,
    },
    {
      id: 'target-2',
      operator: '>=',
      valuePercent: 85,
      scope: { fieldCode: 'land' },
      legalBasis: 'Nghị quyết minh họa về cải cách hành chính, mục II.2.2: đất đai tối thiểu 85%',
      preset: 'ha-tinh',
      validFrom: parseLocalDay('2026-01-01')!,
      validTo: null,
    },
  ],
  presets: [
    {
      key: 'bac-giang',
      title: { vi: 'Bắc Giang đến năm 2020: trên 80%', en: 'Bắc Giang by 2020: above 80%' },
      legalBasis: 'Nghị quyết minh họa, mục I.2.2: trên 80% vào năm 2020',
      targets: [{ operator: '>', valuePercent: 80, scope: {} }],
    },
    {
      key: 'ha-tinh',
      title: { vi: 'Hà Tĩnh đến năm 2025: tối thiểu 90%', en: 'Hà Tĩnh by 2025: at least 90%' },
      legalBasis: 'Nghị quyết minh họa, mục II.2.2: tối thiểu 90%; một số lĩnh vực tối thiểu 85%',
      targets: [
        { operator: '>=', valuePercent: 90, scope: {} },
        { operator: '>=', valuePercent: 85, scope: { fieldCode: 'land' } },
        { operator: '>=', valuePercent: 85, scope: { fieldCode: 'health' } },
      ],
    },
  ],
};

/** A server of canned answers for one built dashboard; `close` ends it. */
export async function startStub(
  folder: string,
  state: StubState,
): Promise<Readonly<{ url: string; close: () => Promise<void> }>> {
  const server = createServer((request, response) => {
    response.setHeader('content-security-policy', CSP);
    const url = new URL(request.url ?? '/', 'http://stub');
    const answered = url.pathname.startsWith('/api/')
      ? answerApi(request, response, { url, state })
      : answerFile(response, folder, url.pathname);
    answered.catch((error: unknown) =>
      response.destroy(error instanceof Error ? error : undefined),
    );
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('No TCP port was given.');
  return {
    url: `http://127.0.0.1:${address.port}`,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

async function answerFile(response: ServerResponse, folder: string, path: string): Promise<void> {
  const isFile = extname(path) !== '';
  const file = join(folder, isFile ? normalize(path) : 'index.html');
  try {
    const content = await readFile(file);
    response.setHeader('content-type', MEDIA_TYPES[extname(file)] ?? 'application/octet-stream');
    response.end(content);
  } catch {
    response.statusCode = 404;
    response.end();
  }
}

type Call = Readonly<{ url: URL; state: StubState }>;

type Reply = Readonly<{ status: number; headers: Readonly<Record<string, string>>; text: string }>;

async function answerApi(
  request: IncomingMessage,
  response: ServerResponse,
  { url, state }: Call,
): Promise<void> {
  const path = url.pathname.replace('/api/v1', '');
  const method = request.method ?? '';
  const body = method === 'POST' ? await bodyOf(request) : null;
  if (method === 'POST') state.posted.push({ path, body });
  const { status, headers, text } = replyTo({ method, path, body, query: url.searchParams }, state);
  response.writeHead(status, headers);
  response.end(text);
}

type Asked = Readonly<{ method: string; path: string; body: unknown; query: URLSearchParams }>;

function replyTo(asked: Asked, state: StubState): Reply {
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
      return json(TARGETS);
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
      return json({ open: state.setupOpen, presets: state.setupOpen ? TARGETS.presets : [] });
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
      return json(state.targets === 'full' ? TARGETS : { ...TARGETS, inForce: [] });
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

function json(body: unknown, status = 200): Reply {
  return {
    status,
    headers: { 'content-type': 'application/json' },
    text: JSON.stringify(body),
  };
}

function refusal(code: ProblemCode): Reply {
  const { status, retry, title } = PROBLEMS[code];
  const body: ProblemBody = {
    type: `/problems/${code}`,
    code,
    status,
    retry,
    title: title.vi,
    titles: title,
  };
  const headers = { 'content-type': 'application/problem+json' };
  return { status, headers, text: JSON.stringify(body) };
}

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) if (chunk instanceof Buffer) chunks.push(chunk);
  const text = Buffer.concat(chunks).toString();
  return text === '' ? null : JSON.parse(text);
}

function textOf(body: unknown, key: string): string {
  if (typeof body !== 'object' || body === null) return '';
  const value: unknown = Reflect.get(body, key);
  return typeof value === 'string' ? value : '';
}
