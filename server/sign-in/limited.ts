import type { AttemptLimit } from '../http/attempt-limit.ts';
import { Problem } from '../http/problem.ts';

/** An attempt under a limit: refused while it has to wait, counted when it fails. */
export async function limited(
  { limit, key }: { readonly limit: AttemptLimit; readonly key: string },
  attempt: () => Promise<boolean>,
): Promise<boolean> {
  const waitMs = limit.waitMs(key);
  if (waitMs > 0) throw new Problem('too-many-attempts', { retryAfterMs: waitMs });
  // Counted before it is judged: attempts that arrive together do not share one allowance.
  limit.failed(key);
  const fits = await attempt();
  if (fits) limit.succeeded(key);
  return fits;
}
