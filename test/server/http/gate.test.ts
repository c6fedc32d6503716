import { expect, it } from 'vitest';
import { makeGate } from '../../../server/http/gate.ts';
import { Problem } from '../../../server/http/problem.ts';

/** Jobs that end when the test says so. */
function jobs() {
  const started: string[] = [];
  const ends = new Map<string, () => void>();
  const job = (name: string) => () => {
    started.push(name);
    return new Promise<string>((resolve) => ends.set(name, () => resolve(name)));
  };
  return { started, job, end: (name: string) => ends.get(name)?.() };
}

it('lets two run, then the next in the order they came', async () => {
  const gate = makeGate({ atOnce: 2, mostWaiting: 10 });
  const { started, job, end } = jobs();
  const [a, , c] = ['a', 'b', 'c', 'd'].map((name) => gate(job(name)));
  expect(started).toEqual(['a', 'b']);
  end('a');
  await a;
  await Promise.resolve();
  expect(started).toEqual(['a', 'b', 'c']);
  end('c');
  expect(await c).toBe('c');
});

it('refuses whoever comes when the queue is full, and takes jobs again when it is not', async () => {
  const gate = makeGate({ atOnce: 1, mostWaiting: 1 });
  const { job, end } = jobs();
  const first = gate(job('first'));
  const second = gate(() => Promise.resolve('second'));
  const refusal = await gate(job('third')).catch((error: unknown) => error);
  expect(refusal).toBeInstanceOf(Problem);
  expect(refusal).toMatchObject({ code: 'overloaded' });
  end('first');
  expect(await Promise.all([first, second])).toEqual(['first', 'second']);
  expect(await gate(() => Promise.resolve('later'))).toBe('later');
});

it('gives its place back when a job fails', async () => {
  const gate = makeGate({ atOnce: 1, mostWaiting: 1 });
  await expect(gate(() => Promise.reject(new Error('failed')))).rejects.toThrow('failed');
  expect(await gate(() => Promise.resolve('next'))).toBe('next');
});

it('tells the refused when to come again, if it is told itself', async () => {
  const gate = makeGate({ atOnce: 1, mostWaiting: 0, retryAfterMs: () => 45_000 });
  const refusal = await gate(() => Promise.resolve()).catch((error: unknown) => error);
  expect(refusal).toMatchObject({ code: 'overloaded', retryAfterMs: 45_000 });
});
