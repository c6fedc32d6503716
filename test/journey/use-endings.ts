import { afterAll } from 'vitest';

/**
 * Registers what ends a file's processes and folders after its tests, the newest first. Each is
 * ended whatever became of the others: a browser that did not start leaves no server running.
 */
export function useEndings(): (end: () => Promise<unknown>) => void {
  const endings: (() => Promise<unknown>)[] = [];
  afterAll(async () => {
    const failures: unknown[] = [];
    for (const end of endings) await end().catch((error: unknown) => failures.push(error));
    if (failures.length > 0) throw new AggregateError(failures, 'Not everything was ended.');
  });
  return (end) => void endings.unshift(end);
}
