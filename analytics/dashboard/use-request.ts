import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { Answer, Failure } from './api-client.ts';

export type Requested<T> =
  | Readonly<{ kind: 'loading' }>
  | Readonly<{ kind: 'failed'; failure: Failure }>
  /** `refreshing`: this is still the former answer while the next one is on its way. */
  | Readonly<{ kind: 'ready'; value: T; refreshing: boolean }>;

export type UseRequest<T> = Readonly<{
  state: Requested<T>;
  reload: () => void;
  /** Puts a value in place that another call has answered. */
  put: (value: T) => void;
}>;

/**
 * Asks for something when the page opens and whenever `key` changes; an answer that comes after
 * the next question has been asked is dropped.
 */
export function useRequest<T>(key: string, request: () => Promise<Answer<T>>): UseRequest<T> {
  const [state, setState] = useState<Requested<T>>({ kind: 'loading' });
  const [attempt, setAttempt] = useState(0);
  const latest = useRef(request);
  latest.current = request;
  useEffect(() => {
    let current = true;
    setState((before) =>
      before.kind === 'ready' ? { ...before, refreshing: true } : { kind: 'loading' },
    );
    void latest.current().then((answer) => {
      if (!current) return;
      setState(
        answer.ok
          ? { kind: 'ready', value: answer.value, refreshing: false }
          : { kind: 'failed', failure: answer.error },
      );
    });
    return () => {
      current = false;
    };
  }, [key, attempt]);
  const reload = useCallback(() => setAttempt((count) => count + 1), []);
  const put = useCallback((value: T) => setState({ kind: 'ready', value, refreshing: false }), []);
  return { state, reload, put };
}
