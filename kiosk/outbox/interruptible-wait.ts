/** A wait that staff can cut short. */
export interface InterruptibleWait {
  /** Resolves after `delayMs`, or earlier when interrupted. */
  wait(delayMs: number): Promise<void>;
  interrupt(): void;
}

/** `schedule` runs a task once after a delay and returns what cancels it. */
export function createWait(
  schedule: (delayMs: number, task: () => void) => () => void,
): InterruptibleWait {
  let interrupt = (): void => undefined;
  return {
    wait: (delayMs) =>
      new Promise((resolve) => {
        const cancel = schedule(delayMs, resolve);
        interrupt = () => {
          cancel();
          resolve();
        };
      }),
    interrupt: () => interrupt(),
  };
}
