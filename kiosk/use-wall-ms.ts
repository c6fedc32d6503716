import { useEffect, useState } from 'preact/hooks';
import type { Clock } from './clock.ts';

/** The tablet's clock as of the last `everyMs`. */
export function useWallMs(clock: Clock, everyMs: number): number {
  const [wallMs, setWallMs] = useState(() => clock.wallMs());
  useEffect(() => {
    const timer = setInterval(() => setWallMs(clock.wallMs()), everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
  return wallMs;
}
