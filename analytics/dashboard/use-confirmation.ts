import { useCallback, useRef, useState } from 'preact/hooks';

/** Lets calls wait until the reader has confirmed, or has not. */
export function useConfirmation() {
  const [asking, setAsking] = useState(false);
  const waiting = useRef<((confirmed: boolean) => void)[]>([]);
  const confirm = useCallback(
    () =>
      new Promise<boolean>((resolve) => {
        // Calls that need it at the same moment share one question.
        waiting.current.push(resolve);
        setAsking(true);
      }),
    [],
  );
  const answer = useCallback((confirmed: boolean) => {
    setAsking(false);
    for (const resolve of waiting.current.splice(0)) resolve(confirmed);
  }, []);
  return { asking, confirm, answer };
}
