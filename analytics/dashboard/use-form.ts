import { useEffect, useRef, useState } from 'preact/hooks';
import type { Answer, Failure } from './api-client.ts';

/**
 * What is sent, and what becomes of the answer. `send` answers nothing while something is missing.
 */
export interface FormAct<T> {
  readonly action: string;
  readonly send: () => Promise<Answer<T>> | null | undefined;
  readonly onDone: (value: T) => void;
}

/** Where a form stands; whatever is wrong gets the focus, and after success the first field. */
export function useForm<T>() {
  const element = useRef<HTMLFormElement>(null);
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [attempts, setAttempts] = useState(0);
  useEffect(() => {
    if (attempts === 0) return;
    const wrong = element.current?.querySelector<HTMLElement>('[aria-invalid="true"]');
    const first = element.current?.querySelector<HTMLInputElement>('input, select, textarea');
    if (wrong instanceof HTMLElement) wrong.focus();
    else if (!tried && first instanceof HTMLInputElement) first.select();
  }, [attempts]);
  const submit = async ({ send, onDone }: FormAct<T>) => {
    setTried(true);
    setFailure(null);
    const sending = send();
    if (sending) {
      setBusy(true);
      const answer = await sending;
      setBusy(false);
      // Whoever goes on with the next one begins anew.
      if (answer.ok) setTried(false);
      if (answer.ok) onDone(answer.value);
      else setFailure(answer.error);
    }
    setAttempts((count) => count + 1);
  };
  return { element, tried, busy, failure, submit };
}
