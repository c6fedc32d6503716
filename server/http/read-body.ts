import type { IncomingMessage } from 'node:http';
import type { Bytes } from '../../shared/record/bytes.ts';
import { Problem } from './problem.ts';

/** How long an oversized body is read on and thrown away, so that its sender hears the answer. */
const LINGER_MS = 2_000;

/**
 * The whole body, exactly as it came. One that says it is too long is refused before a byte of it
 * is kept; one that does not say is refused at the byte that is too many. Either way the rest is
 * discarded, for a moment: a connection cut at once would take the refusal with it.
 */
export async function readBody(request: IncomingMessage, limitBytes: number): Promise<Bytes> {
  if (request.headers['content-encoding'] !== undefined) {
    throw new Problem('unsupported-media-type', { detail: 'Expected a body without encoding.' });
  }
  if (Number(request.headers['content-length'] ?? 0) > limitBytes) {
    return refuse(request, limitBytes);
  }
  const chunks: Buffer[] = [];
  let length = 0;
  // A stream without an encoding yields buffers; its type does not say so.
  for await (const chunk of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > limitBytes) return refuse(request, limitBytes);
    chunks.push(chunk);
  }
  return Uint8Array.from(Buffer.concat(chunks, length));
}

function refuse(request: IncomingMessage, limitBytes: number): never {
  const lingering = setTimeout(() => request.socket.destroy(), LINGER_MS).unref();
  request.once('close', () => clearTimeout(lingering));
  request.once('end', () => clearTimeout(lingering));
  request.resume();
  throw new Problem('body-too-large', { detail: `Expected at most ${limitBytes} bytes.` });
}
