import { setTimeout as delay } from 'node:timers/promises';

const PERIOD_MS = 12;

/**
 * Gives processes only every `factor`-th part of the time until the answer is called: they are
 * stopped and let go in turn, all threads of them. (The browser's own throttle slows the page's
 * main thread only, and the writing is done by a worker.)
 */
export function slowDown(pids: readonly number[], factor: number): () => Promise<void> {
  let isOver = false;
  const signal = (name: 'SIGSTOP' | 'SIGCONT'): void => {
    for (const pid of pids) process.kill(pid, name);
  };
  const turns = async (): Promise<void> => {
    while (!isOver) {
      signal('SIGSTOP');
      await delay(PERIOD_MS - PERIOD_MS / factor);
      signal('SIGCONT');
      await delay(PERIOD_MS / factor);
    }
  };
  const running = turns();
  return () => {
    isOver = true;
    return running;
  };
}
