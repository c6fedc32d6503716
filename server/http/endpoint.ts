import type { Request } from 'express';
import { MAX_BATCH_BYTES } from '../../shared/api/batch.ts';
import { ROUTES, type Route, type RouteName } from '../../shared/api/routes.ts';
import { preferredLanguage } from './preferred-language.ts';
import { readBody } from './read-body.ts';
import { parseBody, parseQuery } from './parse-request.ts';
import { sendReply } from './reply.ts';
import type { ApiRouter } from './api-router.ts';
import type { Call, Handler } from './call.ts';
import { callerOf } from './caller.ts';
import { rejectForeignOrigin } from './foreign-origin.ts';

/** Largest body of a route that is not a kiosk's, in bytes. */
export const MAX_FORM_BYTES = 64 * 1024;

/**
 * Registers the handler of one declared route. What is asked of a call, in this order: it comes
 * from our own pages, its caller may use the route, its body is not too large, its query and body
 * have their form. The handler returns the value to send (or a `Reply` around it), or throws a
 * `Problem`. Nothing reaches a handler that its route's schemas did not let through.
 */
export function endpoint<Name extends RouteName>(
  router: ApiRouter,
  name: Name,
  handler: Handler<Name>,
): void {
  const route: Route = ROUTES[name];
  router.claim(name);
  router.express[route.method](route.path, async (request, response) => {
    rejectForeignOrigin(route, request);
    const caller = await callerOf(route, request, router.services);
    const work = async () => {
      const rawBody = await readBody(request, largestBodyOf(route));
      const body = once(() => parseBody(route, request, rawBody));
      // A kiosk's handler checks the signature of the bytes before it asks what they mean.
      if (route.access !== 'kiosk') body();
      const call = {
        ...partsOf(route, request),
        caller,
        rawBody,
        get body() {
          return body();
        },
      };
      // The parts were parsed by the schemas that `Call<Name>` takes its types from.
      return handler(call as unknown as Call<Name>);
    };
    const takesTurn = route.access === 'kiosk' && route.method === 'post';
    const result = await (takesTurn ? router.kioskTurn(work) : work());
    sendReply({ request, response, route }, result);
  });
}

function largestBodyOf({ maxBodyBytes, access }: Route): number {
  return maxBodyBytes ?? (access === 'kiosk' ? MAX_BATCH_BYTES : MAX_FORM_BYTES);
}

function partsOf(route: Route, request: Request) {
  return {
    method: route.method.toUpperCase(),
    path: request.path,
    params: request.params,
    query: parseQuery(route, request),
    language: preferredLanguage(request.headers['accept-language']),
    request,
  };
}

/** Makes a value when it is first asked for, and keeps it. */
function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined;
  return () => (made ??= { value: make() }).value;
}
