import { setTimeout as delay } from 'node:timers/promises';

const POLL_MS = 25;

/**
 * Asks again and again until there is an answer, and returns it. Throws with `what` when none came
 * within `deadlineMs`; the limit only ends a test that hangs, and is no assertion on time.
 */
export async function until<T>(
  what: string,
  deadlineMs: number,
  ask: () => Promise<T | undefined> | T | undefined,
): Promise<T> {
  const endsAtMs = performance.now() + deadlineMs;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    if (performance.now() > endsAtMs) {
      throw new Error(`Waited ${String(deadlineMs)} ms in vain until ${what}.`);
    }
    await delay(POLL_MS);
  }
}
