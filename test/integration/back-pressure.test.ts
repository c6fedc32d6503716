import { connect, type Socket } from 'node:net';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { writeCredential } from '../../shared/record/request-claim.ts';
import { setUp, startServerUnderTest, type ServerUnderTest } from '../support/server-under-test.ts';
import { insertSmallOffice, OFFICE } from '../support/small-office.ts';
import { ratingContent } from '../support/simulated-kiosk.ts';
import { pairKiosk, post, type PairedKiosk } from './pair-kiosk.ts';

/** More than the server works on and lets wait together. */
const CALLERS = 480;

let server: ServerUnderTest;
let paired: PairedKiosk;
let sockets: Socket[];

beforeEach(async () => {
  sockets = [];
  server = await startServerUnderTest();
  await insertSmallOffice(server.services);
  paired = await pairKiosk(server, await setUp(server));
});
afterEach(async () => {
  for (const socket of sockets) socket.destroy();
  await server.stop();
});

/** Announces a body and never sends it; answers what the server says, as soon as it says it. */
function callWithoutBody(): Promise<string> {
  const { hostname, port } = new URL(server.url);
  const socket = connect(Number(port), hostname);
  sockets.push(socket);
  const signature = 'A'.repeat(86);
  const credential = { kiosk: paired.enrolment.kiosk, epoch: 1, signature };
  socket.write(
    `POST /api/v1/records HTTP/1.1\r\nHost: ${hostname}\r\nContent-Type: application/json\r\n` +
      `Authorization: ${writeCredential(credential)}\r\nContent-Length: 40000\r\n\r\n`,
  );
  return new Promise((resolve) => {
    socket.once('data', (data) => resolve(String(data)));
    socket.once('error', () => resolve(''));
  });
}

it('when thousands call at once, the last are asked to come again, and all get their turn', async () => {
  const answers = Array.from({ length: CALLERS }, callWithoutBody);
  const refused = await Promise.race(answers);
  expect(refused).toContain('503 Service Unavailable');
  expect(Number(/retry-after: (\d+)/i.exec(refused)?.[1])).toBeGreaterThanOrEqual(30);
  expect(refused).toContain('"code":"overloaded"');

  const record = await paired.kiosk.write(ratingContent({ counter: OFFICE.counter }));
  const full = await post(server, await paired.kiosk.request([record]));
  expect(full.status).toBe(503);
  for (const socket of sockets) socket.destroy();
  await expect
    .poll(async () => (await post(server, await paired.kiosk.request([record]))).status)
    .toBe(200);
});
