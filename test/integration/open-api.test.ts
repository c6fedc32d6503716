import { afterAll, beforeAll, expect, it } from 'vitest';
import { ROUTES, type Route } from '../../shared/api/routes.ts';
import { SCHEMAS } from '../../shared/validation/schema-registry.ts';
import { startServerUnderTest, type ServerUnderTest } from '../support/server-under-test.ts';

interface OpenApi {
  readonly openapi: string;
  readonly info: { readonly version: string };
  readonly paths: Record<string, Record<string, Operation>>;
  readonly components: { readonly schemas: Record<string, object> };
}

interface Operation {
  readonly operationId: string;
  readonly parameters?: {
    readonly name: string;
    readonly in: string;
    readonly required: boolean;
  }[];
  readonly requestBody?: object;
  readonly responses: Record<string, { readonly content?: Record<string, object> }>;
  readonly security: object[];
}

let server: ServerUnderTest;
let document: OpenApi;
beforeAll(async () => {
  server = await startServerUnderTest();
  document = (await (await server.call('/api/v1/openapi.json')).json()) as OpenApi;
});
afterAll(() => server.stop());

const routes = Object.entries<Route>(ROUTES);

it('is an OpenAPI 3.1 document of this version', () => {
  expect(document.openapi).toMatch(/^3\.1\./);
  expect(document.info.version).toBe(server.services.facts.version);
});

it.each(routes)('describes %s', (name, route) => {
  const path = route.path.replaceAll(/:(\w+)/g, '{$1}');
  const operation = document.paths[path]?.[route.method];
  expect(operation?.operationId).toBe(name);
  expect(Object.keys(operation?.responses ?? {})).toContain(String(route.status ?? 200));
  const takesBody = route.request !== undefined || route.requestMediaTypes !== undefined;
  expect(operation?.requestBody !== undefined).toBe(takesBody);
  expect(operation?.security.length === 0).toBe(
    route.access === 'open' || route.access === 'setup',
  );
  const inPath = operation?.parameters?.filter((parameter) => parameter.in === 'path') ?? [];
  expect(inPath.map((parameter) => `:${parameter.name}`)).toEqual(route.path.match(/:\w+/g) ?? []);
});

it('describes nothing that is not a route', () => {
  const described = Object.values(document.paths).flatMap((path) => Object.values(path));
  expect(described.map(({ operationId }) => operationId).sort()).toEqual(
    routes.map(([name]) => name).sort(),
  );
});

it('names every media type of the report file and of the receipt', () => {
  const file = document.paths['/api/v1/reports/period/file']?.['get']?.responses['200'];
  expect(Object.keys(file?.content ?? {})).toEqual(ROUTES.getPeriodReportFile.mediaTypes);
  const receipt = document.paths['/api/v1/records']?.['post']?.responses['200'];
  expect(Object.keys(receipt?.content ?? {})).toEqual(ROUTES.postRecords.mediaTypes);
});

it('turns the properties of a query into parameters', () => {
  const operation = document.paths['/api/v1/reports/period/file']?.['get'];
  expect(operation?.parameters?.map(({ name, required }) => [name, required])).toEqual([
    ['unit', true],
    ['period', true],
    ['format', true],
  ]);
});

it('has a schema for every name, and each says something', () => {
  expect(Object.keys(document.components.schemas).sort()).toEqual(Object.keys(SCHEMAS).sort());
  for (const schema of Object.values(document.components.schemas)) {
    expect(Object.keys(schema).length).toBeGreaterThan(0);
  }
});

it('refers only to what it holds', () => {
  const references = [...JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g)].map(
    ([, to]) => to,
  );
  expect(references.length).toBeGreaterThan(routes.length);
  const known = Object.keys(SCHEMAS).map((name) => `#/components/schemas/${name}`);
  expect(references.filter((reference) => !known.includes(reference ?? ''))).toEqual([]);
});

it('offers problem+json for every refusal', () => {
  for (const operation of Object.values(document.paths).flatMap((path) => Object.values(path))) {
    const refusals = Object.entries(operation.responses).filter(
      ([status]) => Number(status) >= 400,
    );
    expect(refusals.length).toBeGreaterThan(0);
    for (const [, { content }] of refusals) {
      expect(Object.keys(content ?? {})).toContain('application/problem+json');
    }
  }
});
