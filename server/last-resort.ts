import type { Logger } from 'pino';

/** Service managers start the server anew after this one (EX_SOFTWARE of sysexits.h). */
export const UNCAUGHT_EXIT = 70;

/** What a process tells and does when an error reached nobody. */
export interface Mortal {
  once(event: 'uncaughtException', listener: (error: unknown) => void): unknown;
  exit(code: number): unknown;
}

/**
 * An error outside of any request that nobody caught, a rejected promise included, is written into
 * the log like every other one, and ends the process: what it left half done is not known.
 */
export function endOnUncaught(process: Mortal, log: Logger): void {
  process.once('uncaughtException', (error) => {
    log.fatal({ err: error }, 'an error that nobody caught');
    process.exit(UNCAUGHT_EXIT);
  });
}
