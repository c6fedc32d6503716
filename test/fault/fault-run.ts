/** How this run of the fault suite was asked for; `npm run fault` sets the environment. */
export interface FaultRun {
  /** Many times more runs, for a night and not for a commit. */
  readonly isLong: boolean;
  readonly seed: number;
  /** Of one counterexample; undefined when all runs are to be made. */
  readonly path: string | undefined;
}

/** Without a seed in the environment every run of the suite draws its own, and prints it. */
export function readFaultRun(environment: NodeJS.ProcessEnv): FaultRun {
  const seed = Number(environment['FAULT_SEED'] ?? Math.floor(Math.random() * 2 ** 30));
  if (!Number.isSafeInteger(seed)) throw new TypeError('FAULT_SEED requires a whole number.');
  return { isLong: environment['FAULT_LONG'] === '1', seed, path: environment['FAULT_PATH'] };
}

/** The one command that plays a counterexample again. */
export const replayCommand = (seed: number, path: string): string =>
  `npm run fault -- --seed ${String(seed)} --path ${path}`;
