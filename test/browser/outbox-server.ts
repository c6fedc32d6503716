import { mkdtemp, readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { build } from 'vite';
import { createFakeSyncServer, type FakeSyncServer } from '../support/fake-sync-server.ts';

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

/** As strict as the real server's, where it bears on workers. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "worker-src 'self'",
  "connect-src 'self'",
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self'",
  "manifest-src 'self'",
  "require-trusted-types-for 'script'",
  'trusted-types mot-cham',
].join('; ');

/** The outbox's page and a server that keeps what it sends, on a port of this machine. */
export interface OutboxServer {
  readonly address: string;
  readonly sync: FakeSyncServer;
  /** False: every request to the interface is cut off, as if the cable were out. */
  isOnline: boolean;
  /** Changing it makes another service worker, as a new build of the shell does. */
  shellVersion: number;
  /** Scripts that pages and workers have asked for, in order; not what a service worker caches. */
  readonly scripts: readonly string[];
  stop(): Promise<void>;
}

/** Bundles the page once; answers the folder it is in. */
export async function buildOutboxPage(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'outbox-page-'));
  await build({
    configFile: false,
    root: join(import.meta.dirname, 'outbox-page'),
    base: '/kiosk/',
    logLevel: 'error',
    worker: { format: 'es' },
    build: { outDir: folder, modulePreload: { polyfill: false } },
  });
  return folder;
}

export async function startOutboxServer(folder: string): Promise<OutboxServer> {
  const state = { isOnline: true, shellVersion: 1 };
  const scripts: string[] = [];
  const sync = await createFakeSyncServer();
  // As the browser's: a kiosk whose clock is off writes a record about it.
  sync.nowMs = Date.now();
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    const use = request.headers['sec-fetch-dest'];
    if (use === 'script' || use === 'worker') scripts.push(path);
    if (path === '/kiosk/sw.js') serveShell(state.shellVersion, response);
    else if (!path.startsWith('/api/')) void servePage(folder, path, response);
    else if (state.isOnline) void serveSync(sync, request, response);
    else request.socket.destroy();
  });
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  const { port } = server.address() as AddressInfo; // a TCP server's address is never a path
  return Object.assign(state, {
    address: `http://localhost:${port}/kiosk/`,
    sync,
    scripts,
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  });
}

/** Caches nothing, and takes over when it is told to, as the real one. */
function serveShell(version: number, response: ServerResponse): void {
  response.setHeader('content-type', 'text/javascript');
  response.end(
    `self.addEventListener('message', ({ data }) => {
      if (data.type === 'SKIP_WAITING') void self.skipWaiting();
    }); // ${version}`,
  );
}

async function servePage(folder: string, path: string, response: ServerResponse): Promise<void> {
  if (path === '/kiosk/empty') {
    // A page of this origin without an outbox.
    response.setHeader('content-type', 'text/html');
    response.end('<!doctype html>');
    return;
  }
  const name = path === '/kiosk/' ? 'index.html' : path.replace('/kiosk/', '');
  try {
    const content = await readFile(join(folder, name));
    response.setHeader('content-security-policy', POLICY);
    response.setHeader('content-type', MEDIA_TYPES[extname(name)] ?? 'text/plain');
    response.end(content);
  } catch {
    response.writeHead(404).end();
  }
}

async function serveSync(
  sync: FakeSyncServer,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(Buffer.from(part as Uint8Array));
  const answer = await sync.answer({
    method: request.method ?? 'GET',
    path: request.url ?? '/',
    authorization: request.headers.authorization,
    body: Uint8Array.from(Buffer.concat(parts)),
  });
  response.writeHead(answer.status, { 'content-type': answer.mediaType }).end(answer.text);
}
