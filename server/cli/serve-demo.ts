import { setTimeout as delay } from 'node:timers/promises';
import type { Config } from '../config.ts';
import { startServer, type RunningServer } from '../run-server.ts';
import { approveWaitingPairings, type DemoPlace } from '../sample/approve-pairings.ts';
import type { Console } from './console.ts';
import { demoGreeting } from './demo-greeting.ts';
import type { DemoLogin } from './fill-demo-folder.ts';

export interface DemoToServe {
  readonly config: Config;
  readonly signIn: DemoLogin;
  /** Where every device that asks is put. */
  readonly place: DemoPlace;
  readonly stopped: AbortSignal;
}

/** How soon a device that shows a code is confirmed. */
const APPROVAL_INTERVAL_MS = 400;

/** Listens, prints the links and confirms every kiosk that asks, until it is stopped. */
export async function serveDemo(
  { config, signIn, place, stopped }: DemoToServe,
  console: Console,
): Promise<void> {
  const server = await startOnFreePort(config);
  console.stdout.write(demoGreeting({ port: server.port, ...signIn }));
  while (!stopped.aborted) {
    await approveWaitingPairings(server.services, place);
    await delay(APPROVAL_INTERVAL_MS, undefined, { signal: stopped }).catch(
      // Stopped while it waited: the loop's own condition says so.
      () => undefined,
    );
  }
  await server.stop();
}

/** The wished port, or the first free one above it. */
async function startOnFreePort(config: Config): Promise<RunningServer> {
  for (let port = config.port; ; port += 1) {
    try {
      return await startServer({ ...config, port });
    } catch (error) {
      const isTaken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
      if (!isTaken || port >= config.port + 100) throw error;
    }
  }
}
