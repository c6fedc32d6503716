import * as v from 'valibot';
import { err, ok, type Result } from '../result.ts';

/** What was wrong with one place of an input. */
export interface Issue {
  /** Keys from the outside in, joined by dots; empty for the whole. */
  readonly path: string;
  /** What was expected and what came, in English: for logs and developers, never for citizens. */
  readonly message: string;
}

/** Any schema that yields a `Value`. */
export type Schema<Value> = v.GenericSchema<unknown, Value>;

/** Unknown in; typed value or every issue out. */
export function parse<Value>(schema: Schema<Value>, input: unknown): Result<Value, Issue[]> {
  const result = v.safeParse(schema, input);
  if (result.success) return ok(result.output);
  return err(
    result.issues.map((issue) => ({ path: v.getDotPath(issue) ?? '', message: issue.message })),
  );
}

/** As `parse`, from JSON text. */
export function parseJson<Value>(schema: Schema<Value>, text: string): Result<Value, Issue[]> {
  let input: unknown;
  try {
    input = JSON.parse(text);
  } catch (error) {
    const reason = error instanceof Error ? error.message : 'unreadable';
    return err([{ path: '', message: `Expected JSON: ${reason}` }]);
  }
  return parse(schema, input);
}
