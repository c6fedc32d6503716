import { RECEIPT_MEDIA_TYPE } from '../../shared/record/receipt.ts';
import { KIOSK_SCHEME } from '../../shared/record/request-claim.ts';
import { PROBLEMS, type ProblemCode } from '../../shared/api/problems.ts';
import { ROUTES, type Access, type Route } from '../../shared/api/routes.ts';
import {
  componentSchemas,
  schemaRef,
  type JsonSchema,
} from '../../shared/validation/json-schema.ts';
import { problemsOf } from './problems-of-route.ts';
import { PROBLEM_MEDIA_TYPE } from './write-problem.ts';

/** The OpenAPI 3.1 description of `ROUTES`, out of the schemas that validate every call. */
export function openApiDocument(version: string): object {
  const schemas = componentSchemas();
  const paths: Record<string, Record<string, object>> = {};
  for (const [name, route] of Object.entries<Route>(ROUTES)) {
    const path = route.path.replaceAll(/:(\w+)/gu, '{$1}');
    paths[path] = { ...paths[path], [route.method]: operationOf(name, route, schemas) };
  }
  return {
    openapi: '3.1.1',
    info: {
      title: 'Một Chạm',
      version,
      description:
        'Satisfaction ratings of one-stop desks: kiosks send sealed records, managers read tables.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    paths,
    components: { schemas, securitySchemes: SECURITY_SCHEMES },
  };
}

const SECURITY_SCHEMES = {
  session: { type: 'apiKey', in: 'cookie', name: '__Host-sid' },
  plainSession: {
    type: 'apiKey',
    in: 'cookie',
    name: 'sid',
    description: 'The same over plain HTTP on a local network.',
  },
  kiosk: {
    type: 'apiKey',
    in: 'header',
    name: 'Authorization',
    description: `\`${KIOSK_SCHEME} <kiosk>.<epoch>.<signature>\`: signed over method, path, server key and body.`,
  },
};

const SECURITY: Readonly<Record<Access, readonly object[]>> = {
  open: [],
  setup: [],
  kiosk: [{ kiosk: [] }],
  account: [{ session: [] }, { plainSession: [] }],
};

function operationOf(name: string, route: Route, schemas: Readonly<Record<string, JsonSchema>>) {
  const parameters = [...pathParameters(route), ...queryParameters(route, schemas)];
  return {
    operationId: name,
    summary: route.summary,
    security: SECURITY[route.access],
    ...(parameters.length === 0 ? {} : { parameters }),
    ...bodyOf(route),
    responses: { [String(route.status ?? 200)]: successOf(name, route), ...refusalsOf(route) },
  };
}

function bodyOf({ request, requestMediaTypes = [] }: Route): object {
  if (request !== undefined) return { requestBody: { required: true, content: jsonOf(request) } };
  if (requestMediaTypes.length === 0) return {};
  // Bytes: described by their media type alone, as a file in an answer is.
  const content = Object.fromEntries(requestMediaTypes.map((type) => [type, {}]));
  return { requestBody: { required: true, content } };
}

function pathParameters(route: Route): object[] {
  return [...route.path.matchAll(/:(\w+)/gu)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }));
}

/** One parameter per property of the query's schema. */
function queryParameters(route: Route, schemas: Readonly<Record<string, JsonSchema>>): object[] {
  const { properties = {}, required = [] } = (
    route.query === undefined ? {} : schemas[route.query]
  ) as { properties?: Record<string, unknown>; required?: string[] }; // ours are object schemas
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: 'query',
    required: required.includes(name),
    schema,
  }));
}

function successOf(name: string, route: Route): object {
  if (route.response === 'Nothing') return { description: 'Done.' };
  const mediaTypes = route.mediaTypes ?? ['application/json'];
  // Bytes have no JSON Schema: OpenAPI 3.1 describes a file by its media type alone.
  const schema = route.response === 'File' ? {} : { schema: { $ref: schemaRef(route.response) } };
  const content = Object.fromEntries(mediaTypes.map((type) => [type, schema]));
  if (name === 'health') {
    return { description: 'Ratings can be taken.', content };
  }
  const isReceipt = mediaTypes.includes(RECEIPT_MEDIA_TYPE);
  return { description: isReceipt ? 'Every record is on the disk.' : 'As asked.', content };
}

/** Refusals by status: which codes each may carry. */
function refusalsOf(route: Route): Record<string, object> {
  const byStatus = Map.groupBy(problemsOf(route), (code) => PROBLEMS[code].status);
  return Object.fromEntries(
    [...byStatus].map(([status, codes]) => [String(status), refusalOf(codes)]),
  );
}

function refusalOf(codes: readonly ProblemCode[]): object {
  const description = codes.map((code) => `\`${code}\`: ${PROBLEMS[code].title.en}`).join('\n\n');
  return {
    description,
    content: { [PROBLEM_MEDIA_TYPE]: { schema: { $ref: schemaRef('Problem') } } },
  };
}

function jsonOf(schemaName: string): object {
  return { 'application/json': { schema: { $ref: schemaRef(schemaName) } } };
}
