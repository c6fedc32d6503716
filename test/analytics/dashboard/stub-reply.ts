import { PROBLEMS } from '../../../shared/api/problems.ts';
import type { ProblemBody, ProblemCode } from '../../../shared/api/problems.ts';

export type Reply = Readonly<{
  status: number;
  headers: Readonly<Record<string, string>>;
  text: string;
}>;

export function json(body: unknown, status = 200): Reply {
  return {
    status,
    headers: { 'content-type': 'application/json' },
    text: JSON.stringify(body),
  };
}

export function refusal(code: ProblemCode): Reply {
  const { status, retry, title } = PROBLEMS[code];
  const body: ProblemBody = {
    type: `/problems/${code}`,
    code,
    status,
    retry,
    title: title.vi,
    titles: title,
  };
  const headers = { 'content-type': 'application/problem+json' };
  return { status, headers, text: JSON.stringify(body) };
}

/** A text that a request's body holds; empty when it holds none. */
export function textOf(body: unknown, key: string): string {
  if (typeof body !== 'object' || body === null) return '';
  const value: unknown = Reflect.get(body, key);
  return typeof value === 'string' ? value : '';
}
