import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { replyTo } from './stub-replies.ts';
import type { StubState } from './stub-state.ts';

export { PASSWORD } from './stub-replies.ts';
export { STUB_DEFAULTS } from './stub-state.ts';
export type { StubState } from './stub-state.ts';

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

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) if (chunk instanceof Buffer) chunks.push(chunk);
  const text = Buffer.concat(chunks).toString();
  return text === '' ? null : JSON.parse(text);
}
