import { beforeAll, expect, it } from 'vitest';
import { fetchConfiguration } from '../../../kiosk/outbox/fetch-configuration.ts';
import type { Identity } from '../../../kiosk/outbox/identity.ts';
import { renewConfiguration } from '../../../kiosk/outbox/renew-configuration.ts';
import { sampleConfiguration } from '../../support/sample-configuration.ts';
import { makeIdentity } from './support/make-records.ts';
import { openTestStore } from './support/open-test-store.ts';

let identity: Identity;
beforeAll(async () => {
  identity = await makeIdentity();
});

const answering = (body: unknown, init: ResponseInit = {}, type = 'application/json') =>
  (() => {
    const headers = { 'content-type': type };
    return Promise.resolve(new Response(JSON.stringify(body), { headers, ...init }));
  }) satisfies Parameters<typeof fetchConfiguration>[1];

const ours = sampleConfiguration('kiosk-1', 'r2');

it("is this kiosk's own, as the server sends it", async () => {
  expect(await fetchConfiguration(identity, answering(ours))).toEqual(ours);
});

it.each([
  ['of another kiosk', answering(sampleConfiguration('kiosk-2'))],
  ['that is none', answering({ revision: 'r2' })],
  ["of a portal's page", answering(ours, {}, 'text/html')],
  ['under an error', answering(ours, { status: 500 })],
  ['that does not come', () => Promise.reject(new TypeError('Failed to fetch'))],
])('a configuration %s is not used, and nothing is kept', async (_, fetch) => {
  expect(await fetchConfiguration(identity, fetch)).toBeUndefined();
  const { store } = await openTestStore();
  const stores = { store, files: undefined };
  const { enrolment } = identity;
  const deps = { identity, fetch, stores, queue: { waiting: [] } };
  expect(await renewConfiguration(deps, enrolment)).toBe(enrolment);
  expect((await store.load()).enrolment).toBeUndefined();
});
