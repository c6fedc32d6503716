import type { Store } from '../store/open-store.ts';
import { Problem } from './problem.ts';

/**
 * The refusal that an error amounts to: itself, the full disk that a driver speaks of, an address
 * that cannot be read, or `internal` for a bug.
 */
export function toProblem(error: unknown, store: Pick<Store, 'faultOf'>): Problem {
  if (error instanceof Problem) return error;
  if (errorsOf(error).some((one) => isDiskFull(one, store))) {
    return new Problem('storage-full', { cause: error });
  }
  // Express answers so to an address with broken percent signs.
  if (error instanceof URIError) return new Problem('not-found', { cause: error });
  return new Problem('internal', { cause: error });
}

/** An error with what caused it, outermost first. */
function errorsOf(error: unknown): unknown[] {
  const chain: unknown[] = [];
  for (let one = error; one !== undefined && chain.length < 10;) {
    chain.push(one);
    one = one instanceof Error ? one.cause : undefined;
  }
  return chain;
}

function isDiskFull(error: unknown, store: Pick<Store, 'faultOf'>): boolean {
  const isNoSpace = error instanceof Error && 'code' in error && error.code === 'ENOSPC';
  return isNoSpace || store.faultOf(error) === 'full';
}
