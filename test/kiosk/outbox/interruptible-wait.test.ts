import { expect, it } from 'vitest';
import { createWait } from '../../../kiosk/outbox/interruptible-wait.ts';

it('a wait ends at its time, or earlier when it is interrupted, and never twice', async () => {
  const timers: { task: () => void; isCancelled: boolean }[] = [];
  const { wait, interrupt } = createWait((_, task) => {
    const timer = { task, isCancelled: false };
    timers.push(timer);
    return () => {
      timer.isCancelled = true;
    };
  });
  interrupt(); // nobody waits yet
  const first = wait(1_000);
  timers[0]!.task();
  await first;
  const second = wait(1_000);
  interrupt();
  await second;
  expect(timers.map(({ isCancelled }) => isCancelled)).toEqual([false, true]);
});
