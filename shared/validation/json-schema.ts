import { toJsonSchemaDefs } from '@valibot/to-json-schema';
import { SCHEMAS } from './schema-registry.ts';

/** A JSON Schema (draft 2020-12), as OpenAPI 3.1 takes it. */
export type JsonSchema = Readonly<Record<string, unknown>>;

/** Where OpenAPI keeps the schemas that others refer to. */
export const schemaRef = (name: string): string => `#/components/schemas/${name}`;

/**
 * Every registered schema as JSON Schema of what may be sent, referring to one another by name.
 * What JSON Schema cannot say (trimming, normal forms, a calendar's gaps) is left out of it and
 * checked by the server all the same.
 */
export function componentSchemas(): Readonly<Record<string, JsonSchema>> {
  const schemas = toJsonSchemaDefs(SCHEMAS, {
    typeMode: 'input',
    errorMode: 'ignore',
    target: 'draft-2020-12',
    overrideRef: ({ referenceId }) => schemaRef(referenceId),
  });
  return schemas as unknown as Record<string, JsonSchema>; // the library's own type is closed
}
