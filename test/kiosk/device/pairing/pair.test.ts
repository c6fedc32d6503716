import { describe, expect, it } from 'vitest';
import { pair } from '../../../../kiosk/device/pairing/pair.ts';
import { makeDeviceKey } from '../../../../kiosk/device/pairing/make-device-key.ts';
import type { KioskStatus } from '../../../../kiosk/kiosk-port.ts';
import { sampleConfiguration } from '../../../support/sample-configuration.ts';

const NOW_MS = 1_790_000_000_000;
const started = (userCode: string) => ({
  deviceCode: `secret-${userCode}`,
  userCode,
  expiresAtMs: NOW_MS + 10_000,
  pollIntervalMs: 5_000,
  nowMs: NOW_MS,
});
const enrolment = {
  kiosk: 'kiosk-1',
  epoch: 1,
  serverKey: { id: 'server-1', algorithm: 'P-256', publicKey: 'key' },
  configuration: sampleConfiguration('kiosk-1'),
};

const json =
  (status: number, value: unknown, type = 'application/json') =>
  () =>
    new Response(JSON.stringify(value), { status, headers: { 'content-type': type } });
const code = (userCode: string) => json(201, started(userCode));
const paired = json(200, { state: 'paired', enrolment });
const pending = json(200, { state: 'pending' });
const offline = (): Response => {
  throw new TypeError('Failed to fetch');
};

/** Pairs against these answers, one after the other. */
async function pairAgainst(answers: readonly (() => Response)[]) {
  const left = [...answers];
  const statuses: KioskStatus[] = [];
  const waits: number[] = [];
  let monoMs = 0;
  const identity = await pair({
    fetch: async () => (left.shift() ?? offline)(),
    makeKey: makeDeviceKey,
    wait: async (delayMs) => {
      waits.push(delayMs);
      monoMs += delayMs;
    },
    wallMs: () => NOW_MS + 120_000,
    monoMs: () => monoMs,
    serverAddress: 'https://danhgia.example.vn',
    report: (status) => statuses.push(status),
  });
  const shown = statuses.map((status) =>
    status.kind === 'unpaired' ? status.userCode : status.kind,
  );
  return { identity, statuses, shown, waits };
}

describe('pairing', () => {
  it('shows the code, its fingerprint and how far the clock is off, and ends when it is typed', async () => {
    const { identity, statuses, waits } = await pairAgainst([code('BCDF-GHJK'), paired]);
    expect(identity.enrolment).toEqual(enrolment);
    expect(identity.key.privateKey.extractable).toBe(false);
    expect(waits).toEqual([5_000]);
    expect(statuses).toEqual([
      {
        kind: 'unpaired',
        userCode: 'BCDF-GHJK',
        fingerprint: expect.stringMatching(/^([B-Z]{4}-){3}[B-Z]{4}$/u) as unknown,
        expiresAtMs: NOW_MS + 10_000,
        serverAddress: 'https://danhgia.example.vn',
        clockSkewMs: 120_000,
      },
    ]);
  });

  it('names the address of the dashboard where it is another than its own', async () => {
    const own = { ...started('BCDF-GHJK'), dashboardOrigin: 'https://quanly.example.vn' };
    const { statuses } = await pairAgainst([json(201, own), paired]);
    expect(statuses).toMatchObject([{ serverAddress: 'https://quanly.example.vn' }]);
  });

  it.each([
    ['the server says so', [pending, json(200, { state: 'expired' })]],
    ['its time is over', [pending, pending]],
    ['the server has forgotten it', [json(404, {}, 'application/problem+json')]],
  ])('asks for another code when %s', async (_, polls) => {
    const { shown } = await pairAgainst([code('FIRST'), ...polls, code('SECOND'), paired]);
    expect(shown[0]).toBe('FIRST');
    expect(shown.at(-1)).toBe('SECOND');
  });

  it.each([
    ['does not answer', offline],
    ['is busy', json(503, {}, 'application/problem+json')],
    ['is a portal', () => new Response('<html>', { headers: { 'content-type': 'text/html' } })],
    ['answers something else', json(201, { userCode: 'BCDF-GHJK' })],
  ])('tries again when the server %s', async (_, answer) => {
    const { shown, waits } = await pairAgainst([answer, code('FIRST'), paired]);
    expect(shown).toEqual(['pairing-offline', 'FIRST']);
    expect(waits).toEqual([5_000, 5_000]);
  });

  it('says that the network is gone while a code waits, and shows the same code after', async () => {
    const { shown } = await pairAgainst([code('FIRST'), offline, paired]);
    expect(shown).toEqual(['FIRST', 'pairing-offline']);
  });

  it('does not take half an enrolment for one', async () => {
    const half = json(200, { state: 'paired', enrolment: { kiosk: 'kiosk-1', epoch: 1 } });
    const { shown } = await pairAgainst([code('FIRST'), half, paired]);
    expect(shown).toEqual(['FIRST', 'pairing-offline']);
  });
});
