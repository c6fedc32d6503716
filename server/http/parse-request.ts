import type { Request } from 'express';
import type { Route } from '../../shared/api/routes.ts';
import type { Bytes } from '../../shared/record/bytes.ts';
import { parse } from '../../shared/validation/parse.ts';
import { schemaNamed } from '../../shared/validation/schema-registry.ts';
import { Problem } from './problem.ts';

/** The query by the route's schema; undefined when the route takes none. Unknown keys are issues. */
export function parseQuery(route: Route, request: Request): unknown {
  if (route.query === undefined) return undefined;
  const parsed = parse(schemaNamed(route.query), request.query);
  if (parsed.ok) return parsed.value;
  throw new Problem('invalid-query', { issues: parsed.error });
}

/** The body by the route's schema; undefined when the route takes none. */
export function parseBody(route: Route, request: Request, rawBody: Bytes): unknown {
  if (route.request === undefined) return undefined;
  if (!isJson(request.headers['content-type'])) {
    const came = request.headers['content-type'] ?? 'none';
    throw new Problem('unsupported-media-type', { detail: `Content-Type was ${came}.` });
  }
  const parsed = parse(schemaNamed(route.request), readJson(rawBody));
  if (parsed.ok) return parsed.value;
  throw new Problem('invalid-body', { issues: parsed.error });
}

function isJson(contentType: string | undefined): boolean {
  return /^application\/json\s*(?:;|$)/iu.test(contentType ?? '');
}

function readJson(rawBody: Bytes): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(rawBody));
  } catch (error) {
    // The engine's message may quote the text, and the text may hold a password.
    throw new Problem('malformed-json', { cause: error });
  }
}
