/** How this run of the fault suite was asked for; `npm run fault` sets the environment. */
export interface FaultRun {
  /** Many times more runs, for a night and not for a commit. */
  readonly isLong: boolean;
  readonly seed: number;
  /** Of one counterexample; undefined when all runs are to be made. */
  readonly path: string | undefined;
}

/** A commit is judged by the same faults as the one before it; `npm run fault` draws new ones. */
const COMMIT_SEED = 20_261_121;

export const drawSeed = (): number => Math.floor(Math.random() * 2 ** 30);

export function readFaultRun(environment: NodeJS.ProcessEnv): FaultRun {
  const seed = Number(environment['FAULT_SEED'] ?? COMMIT_SEED);
  if (!Number.isSafeInteger(seed)) throw new TypeError('FAULT_SEED requires a whole number.');
  return { isLong: environment['FAULT_LONG'] === '1', seed, path: environment['FAULT_PATH'] };
}

/** The one command that plays a counterexample again. */
export const replayCommand = (seed: number, path: string): string =>
  `npm run fault -- --seed ${String(seed)} --path ${path}`;
