import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Logger } from 'pino';
import type { Localized } from '../shared/domain/language.ts';
import { createApp } from './app.ts';
import { startServerBackups } from './backup/server-backups.ts';
import { configFailure, type StartFailure } from './config-failure.ts';
import { readConfig, type Config } from './config.ts';
import { greetingText } from './greeting.ts';
import { listen, type Listening } from './listen.ts';
import { openServices } from './open-services.ts';
import type { Services } from './services.ts';
import { startFailure } from './start-failure.ts';
import { anyAccount } from './store/accounts.ts';
import { chooseTls } from './tls/choose-tls.ts';
import { helpListener } from './tls/help-listener.ts';
import { readCertificate } from './tls/read-certificate.ts';
import { startNightly } from './verify/nightly.ts';

/** How long running calls may take to finish once the server was told to stop. */
const DRAIN_LIMIT_MS = 10_000;

/** What the server needs of its process. */
export interface Surroundings {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly stdout: { write(text: string): unknown };
  readonly stderr: { write(text: string): unknown };
  once(signal: 'SIGINT' | 'SIGTERM', listener: () => void): unknown;
}

/** A server that runs, until it is stopped. */
export interface RunningServer {
  readonly services: Services;
  readonly port: number;
  readonly greeting: string;
  /** Answers what is running, then closes the database, which writes its log into the file. */
  stop(): Promise<void>;
}

/**
 * Runs until a signal says stop; answers the exit code. `onStarted` hears of the log of a server
 * that has a process of its own.
 */
export async function runServer(
  around: Surroundings,
  onStarted: (log: Logger) => void = () => undefined,
): Promise<number> {
  const config = readConfig(around.env);
  if (!config.ok) return fail(around, configFailure(config.error));
  let server: RunningServer;
  try {
    server = await startServer(config.value);
  } catch (error) {
    const failure = startFailure(error, config.value);
    if (failure === undefined) throw error;
    return fail(around, failure);
  }
  onStarted(server.services.log);
  around.stdout.write(`${server.greeting}\n`);
  await new Promise<void>((resolve) => {
    around.once('SIGINT', resolve);
    around.once('SIGTERM', resolve);
  });
  await server.stop();
  around.stdout.write('Đã dừng an toàn.\nStopped cleanly.\n');
  return 0;
}

/** Opens the store and listens. Throws what `startFailure` explains. */
export async function startServer(given: Config): Promise<RunningServer> {
  const config: Config = { ...given, tls: await chooseTls(given) };
  // Before anything is opened: a certificate that nobody would trust changes no data.
  const served = config.tls && (await readCertificate(config.tls, Date.now()));
  const { services, setupCodeText } = await openServices(config);
  let ports: Ports;
  let isSetUp: boolean;
  try {
    isSetUp = await anyAccount(services.store.db);
    ports = await openPorts(config, services);
  } catch (error) {
    await services.store.close();
    throw error;
  }
  const backups = startServerBackups(config, services);
  const nightly = startNightly(services);
  return {
    services,
    port: ports.main.port,
    greeting: greetingText({
      config,
      port: ports.main.port,
      setupCodeText: isSetUp ? null : setupCodeText,
      distIsBuilt: existsSync(join(services.facts.distDir, 'dashboard', 'index.html')),
      wallIsDown: services.store.wall.kind === 'down',
      certificate: served?.facts ?? null,
      nowMs: services.clock(),
    }),
    stop: async () => {
      await Promise.all([ports.main.close(DRAIN_LIMIT_MS), ports.help?.close(0)]);
      await backups.stop();
      await nightly.stop();
      await services.verifications.stop();
      await services.sampleLoads.stop();
      await services.store.close();
    },
  };
}

interface Ports {
  readonly main: Listening;
  /** Plain HTTP for tablets that do not trust the server yet. */
  readonly help: Listening | null;
}

/** Both or none. */
async function openPorts(config: Config, services: Services): Promise<Ports> {
  const main = await listen(createApp(services), config);
  const { httpPort, host, dataDir } = config;
  if (httpPort === null) return { main, help: null };
  const onError = (error: unknown): void =>
    services.log.error({ err: error }, 'the certificate of the authority cannot be read');
  try {
    const plain = { port: httpPort, host, tls: null };
    return { main, help: await listen(helpListener(dataDir, onError), plain) };
  } catch (error) {
    await main.close(0);
    throw error;
  }
}

function fail(around: Surroundings, { message, exitCode }: StartFailure): number {
  around.stderr.write(`${both(message)}\n`);
  return exitCode;
}

const both = ({ vi, en }: Localized): string => `${vi}\n${en}`;
