const LOCK = 'mot-cham-outbox';
/** A page that was just left may take a moment to let go: nobody needs to read of that. */
const PATIENCE_MS = 500;

/**
 * Resolves when this worker is the only writer of this origin's outbox, and stays it for life.
 * `onOtherWindow` is called when another window keeps it waiting.
 */
export function becomeOnlyWriter(
  locks: Pick<LockManager, 'request'>,
  onOtherWindow: () => void,
): Promise<void> {
  const timer = setTimeout(onOtherWindow, PATIENCE_MS);
  return new Promise((resolve, reject) => {
    locks
      .request(LOCK, () => {
        clearTimeout(timer);
        resolve();
        // Never settled: the lock is given back when the worker ends, and not before.
        return new Promise<never>(() => undefined);
      })
      .catch(reject);
  });
}
