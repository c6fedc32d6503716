import { expect, it } from 'vitest';
import { Problem } from '../../../server/http/problem.ts';
import { toProblem } from '../../../server/http/to-problem.ts';

const full = new Error('the driver says that the disk is full');
const store = { faultOf: (error: unknown) => (error === full ? ('full' as const) : undefined) };

it('leaves a refusal as it is', () => {
  const problem = new Problem('unknown-unit');
  expect(toProblem(problem, store)).toBe(problem);
});

it.each([
  ['the driver of the database', full],
  ['the system', Object.assign(new Error('write'), { code: 'ENOSPC' })],
  ['the cause of another error', new Error('could not save', { cause: full })],
])('finds the full disk in what %s says', (_who, error) => {
  expect(toProblem(error, store).code).toBe('storage-full');
});

it.each([new TypeError('x is undefined'), 'a text', undefined, { code: 'ENOSPC' }])(
  'takes %s for a failure of ours',
  (error) => {
    const problem = toProblem(error, store);
    expect(problem.code).toBe('internal');
    expect(problem.cause).toBe(error);
  },
);

it('ends at a cause that causes itself', () => {
  const ring = new Error('ring');
  ring.cause = ring;
  expect(toProblem(ring, store).code).toBe('internal');
});
