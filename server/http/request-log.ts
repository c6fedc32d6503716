import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Request, RequestHandler } from 'express';
import { pinoHttp } from 'pino-http';
import type { Services } from '../services.ts';

/**
 * Gives every request its id, sends it back as X-Request-Id, and logs one line when it is
 * answered: route, status, time, the peer's network. No body, header, query or full address is
 * ever logged: they hold passwords, cookies, signatures and people.
 */
export function requestLog(services: Services): RequestHandler {
  return pinoHttp({
    logger: services.log,
    quietReqLogger: true,
    quietResLogger: true,
    genReqId: (_request, response) => {
      const id = services.newId();
      response.setHeader('X-Request-Id', id);
      return id;
    },
    customLogLevel: (_request, response, error) =>
      error !== undefined || response.statusCode >= 500 ? 'error' : 'info',
    customSuccessMessage: () => 'answered',
    customErrorMessage: () => 'failed',
    customSuccessObject: (request, response, value: { responseTime: number }) =>
      lineOf({ request, response, tookMs: value.responseTime }),
    // The error itself is logged where it is caught, once.
    customErrorObject: (request, response, ...[, value]: [Error, { responseTime: number }]) =>
      lineOf({ request, response, tookMs: value.responseTime }),
  });
}

interface Answered {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly tookMs: number;
}

function lineOf({ request, response, tookMs }: Answered) {
  // Express works on the very object that Node made; pino-http's type knows only Node's part.
  const { route, ip } = request as Omit<Request, 'route'> & { route?: { path: unknown } };
  const path = route?.path;
  return {
    method: request.method,
    // The declared path, so that no id or code of an address is kept.
    route: typeof path === 'string' ? path : 'none',
    status: response.statusCode,
    tookMs,
    network: networkOf(ip),
  };
}

/** The first three numbers of an IPv4 address, the first three groups of an IPv6 one. */
export function networkOf(address: string | undefined): string {
  const text = (address ?? '').replace(/^::ffff:(?=\d+\.)/u, '');
  if (text.includes('.')) return `${text.split('.').slice(0, 3).join('.')}.0/24`;
  return text === '' ? 'unknown' : `${text.split(':').slice(0, 3).join(':')}::/48`;
}
