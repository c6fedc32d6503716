import { createServer as createHttpServer, type RequestListener, type Server } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { Config } from './config.ts';
import { readCertificate } from './tls/read-certificate.ts';

/** A server that takes calls. */
export interface Listening {
  readonly port: number;
  /** Takes no new call; resolves when the running ones are answered, or were cut at the limit. */
  close(drainLimitMs: number): Promise<void>;
}

/** A tablet on a poor network is slow, but not slower than this. */
const REQUEST_LIMIT_MS = 60_000;

/** Forward secrecy and authenticated encryption only; every browser since 2016 has some of them. */
const CIPHERS = [
  ...['TLS_AES_256_GCM_SHA384', 'TLS_CHACHA20_POLY1305_SHA256', 'TLS_AES_128_GCM_SHA256'],
  ...['ECDHE-ECDSA-AES256-GCM-SHA384', 'ECDHE-RSA-AES256-GCM-SHA384'],
  ...['ECDHE-ECDSA-CHACHA20-POLY1305', 'ECDHE-RSA-CHACHA20-POLY1305'],
  ...['ECDHE-ECDSA-AES128-GCM-SHA256', 'ECDHE-RSA-AES128-GCM-SHA256'],
].join(':');

/**
 * Listens by http, or by https when the configuration names a certificate. Throws a `TlsFault` when
 * that cannot be served.
 */
export async function listen(
  app: RequestListener,
  config: Pick<Config, 'port' | 'host' | 'tls'>,
): Promise<Listening> {
  const server = await makeServer(app, config.tls);
  server.requestTimeout = REQUEST_LIMIT_MS;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(config.port, config.host, () => {
      server.off('error', reject);
      resolve();
    });
  });
  // A server that listens on a host and port has an address of this kind.
  const { port } = server.address() as AddressInfo;
  return { port, close: (drainLimitMs) => closeServer(server, drainLimitMs) };
}

async function makeServer(app: RequestListener, tls: Config['tls']): Promise<Server> {
  if (tls === null) return createHttpServer(app);
  const { cert, key } = await readCertificate(tls, Date.now());
  const rule = { minVersion: 'TLSv1.2', ciphers: CIPHERS, honorCipherOrder: true } as const;
  return createHttpsServer({ cert, key, ...rule }, app);
}

async function closeServer(server: Server, drainLimitMs: number): Promise<void> {
  const cut = setTimeout(() => server.closeAllConnections(), drainLimitMs);
  try {
    await new Promise<void>((resolve, reject) => {
      server.close((error) => (error === undefined ? resolve() : reject(error)));
      server.closeIdleConnections();
    });
  } finally {
    clearTimeout(cut);
  }
}
