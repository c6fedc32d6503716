import { Readable } from 'node:stream';
import type { Request, Response } from 'express';
import type { Route } from '../../shared/api/routes.ts';

/** A value with what HTTP should say beside it. */
export class Reply<Value> {
  readonly value: Value;
  readonly headers: Readonly<Record<string, string | string[]>>;
  /** Instead of the route's own status. */
  readonly status: number | undefined;

  constructor(
    value: Value,
    says: { headers?: Record<string, string | string[]>; status?: number },
  ) {
    this.value = value;
    this.headers = says.headers ?? {};
    this.status = says.status;
  }
}

/** The bytes of a file to be saved under `fileName` (ASCII). */
export interface FileReply {
  readonly mediaType: string;
  readonly fileName: string;
  /** As a stream where the file may be larger than memory. */
  readonly bytes: Uint8Array | AsyncIterable<Uint8Array>;
}

interface Exchange {
  readonly request: Request;
  readonly response: Response;
  readonly route: Route;
}

/** Writes what a handler returned, by the media type that its route declares. */
export function sendReply({ response, route }: Exchange, returned: unknown): void {
  const reply: Reply<unknown> = returned instanceof Reply ? returned : new Reply(returned, {});
  const { value, headers, status } = reply;
  // Whatever the API says is of this moment and of this caller.
  response.status(status ?? route.status ?? 200).set({ 'Cache-Control': 'no-store', ...headers });
  if (value === undefined) {
    response.end();
  } else if (isFile(route, value)) {
    response
      .set('Content-Disposition', `attachment; filename="${value.fileName}"`)
      .set('Content-Type', value.mediaType);
    sendBytes(response, value.bytes);
  } else {
    response
      .set('Content-Type', route.mediaTypes?.[0] ?? 'application/json; charset=utf-8')
      .end(JSON.stringify(value));
  }
}

/** A stream that fails cuts the connection: the caller sees that the file is not whole. */
function sendBytes(response: Response, bytes: FileReply['bytes']): void {
  if (bytes instanceof Uint8Array) {
    response.end(bytes);
    return;
  }
  const stream = Readable.from(bytes);
  stream.on('error', (error) => response.destroy(error));
  response.on('close', () => stream.destroy());
  stream.pipe(response);
}

/** The route's declared response decides; `Answer` makes the handler's type follow it. */
function isFile(route: Route, value: unknown): value is FileReply {
  return route.response === 'File' && value !== null;
}
