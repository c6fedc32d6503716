import { retryAfterMs } from '../ingest/group-commit.ts';
import { makeGate, type Gate } from './gate.ts';

/**
 * Bodies of kiosks that are read, opened and stored at once; a batch takes up to 256 kB and, read
 * as records, some megabytes.
 */
const AT_ONCE = 32;

/** Requests whose bodies stay unread in their sockets until it is their turn. */
const MOST_WAITING = 200;

/**
 * The turn of a kiosk that sends something. After a power cut thousands call at the same moment:
 * memory is bounded before the first byte of a body is kept, and who finds the queue full comes
 * again at a moment of its own.
 */
export const makeKioskTurn = (random: () => number): Gate =>
  makeGate({
    atOnce: AT_ONCE,
    mostWaiting: MOST_WAITING,
    retryAfterMs: () => retryAfterMs(random),
  });
