import type { Kiosks, KioskSummary, UnitTree } from '../../shared/api/organisation.ts';
import type { PairingApproval, PairingPreview } from '../../shared/api/pairing.ts';
import type { Setup } from '../../shared/api/session.ts';
import type { RealServer } from './real-server.ts';

/** Of the account that tests make at the first run. */
export const ADMINISTRATOR = { login: 'quantri', password: 'mot cham thu nghiem 2026' } as const;

/** Somebody signed in at a real server, by its API and nothing else. */
export interface Administrator {
  get(path: string): Promise<unknown>;
  post(path: string): Promise<unknown>;
  units(): Promise<UnitTree>;
  kiosks(): Promise<Kiosks>;
  previewPairing(userCode: string): Promise<PairingPreview>;
  /** Sets the PIN of a kiosk's staff panel. */
  setPin(kioskId: string, pin: string): Promise<KioskSummary>;
  approvePairing(userCode: string, approval: PairingApproval): Promise<KioskSummary>;
}

/** Does the first run with the code from the server's console, and stays signed in. */
export async function setUpOffice(
  { origin, setupCode }: RealServer,
  office: Pick<Setup, 'officeName' | 'cutOffDay' | 'targetPreset'>,
): Promise<Administrator> {
  const setup: Setup = {
    ...office,
    ...ADMINISTRATOR,
    setupCode: setupCode ?? '',
    displayName: 'Người quản trị',
  };
  const answer = await send(`${origin}/api/v1/setup`, { body: setup });
  const cookie = answer.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ');
  const get = async (path: string): Promise<unknown> =>
    (await send(`${origin}${path}`, { cookie })).json();
  // What the server answers is the subject of the tests: a wrong form fails where it is used.
  return {
    get,
    post: async (path): Promise<unknown> =>
      (await send(`${origin}${path}`, { cookie, body: {} })).json(),
    units: async () => (await get('/api/v1/units')) as UnitTree,
    kiosks: async () => (await get('/api/v1/kiosks')) as Kiosks,
    previewPairing: async (userCode) =>
      (await get(`/api/v1/pairings/${userCode}`)) as PairingPreview,
    setPin: async (kioskId, pin) => {
      const path = `${origin}/api/v1/kiosks/${kioskId}/pin`;
      const answer = await send(path, { cookie, body: { pin }, method: 'PUT' });
      return (await answer.json()) as KioskSummary;
    },
    approvePairing: async (userCode, body) => {
      const path = `${origin}/api/v1/pairings/${userCode}/approval`;
      return (await (await send(path, { cookie, body })).json()) as KioskSummary;
    },
  };
}

interface Call {
  readonly cookie?: string;
  /** Left out: GET. */
  readonly body?: unknown;
  /** Left out: POST where there is a body. */
  readonly method?: 'PUT';
}

async function send(address: string, { cookie, body, method }: Call): Promise<Response> {
  const answer = await fetch(address, {
    method: method ?? (body === undefined ? 'GET' : 'POST'),
    headers: {
      ...(cookie === undefined ? {} : { cookie }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  if (answer.ok) return answer;
  throw new Error(`${address} answered ${String(answer.status)}: ${await answer.text()}`);
}
