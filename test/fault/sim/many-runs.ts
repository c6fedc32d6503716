import fc, { type RunDetails } from 'fast-check';
import { countedCrypto, createFastCrypto } from './fast-crypto.ts';
import { judge } from './judge.ts';
import { openOffice, type Office } from './office.ts';
import { anyPlan, type Plan } from './plan.ts';
import { runPlan, type World } from './run-plan.ts';

export interface RunsWanted {
  readonly seed: number;
  readonly runs: number;
  /** Place of one counterexample among the runs, as fast-check prints it. */
  readonly path?: string | undefined;
  /** Real Ed25519 signatures, which cost ten times as much. */
  readonly hasRealCrypto?: boolean;
  /** Only breaches that it fits count, and the first is not made smaller; for the mutants. */
  readonly sought?: RegExp;
}

export interface RunsMade {
  readonly runs: number;
  /** How many ratings and amendments were thanked for, in all runs. */
  readonly thanked: number;
  /** The smallest counterexample found; undefined when every promise was kept. */
  readonly failure: RunsFailure | undefined;
}

export interface RunsFailure {
  readonly seed: number;
  readonly path: string;
  readonly plan: Plan;
  readonly faults: readonly string[];
}

/** A fresh database after so many runs: it stays small and quick. */
const RUNS_PER_OFFICE = 1_000;

/** Plays so many plans of chance, one after the other, and stops at the first broken promise. */
export async function makeRuns(wanted: RunsWanted): Promise<RunsMade> {
  const { seed, runs, path, hasRealCrypto = false, sought } = wanted;
  const giveBack = standIn(seed, hasRealCrypto);
  const offices = createOffices(Math.min(runs, RUNS_PER_OFFICE));
  let thanked = 0;
  let faults: string[] = [];
  try {
    const property = fc.asyncProperty(anyPlan, async (plan) => {
      const [all, world] = await offices.play(plan);
      thanked += world.ledger.thanked.length;
      const found = sought === undefined ? all : all.filter((fault) => sought.test(fault));
      if (found.length === 0) return;
      faults = found;
      throw new Error(found.join('\n'));
    });
    const made = await fc.check(property, {
      seed,
      numRuns: runs,
      endOnFailure: sought !== undefined,
      ...(path === undefined ? {} : { path }),
    });
    return { runs: made.numRuns, thanked, failure: failureOf(made, faults) };
  } finally {
    await offices.close();
    giveBack();
  }
}

/** One plan, judged: what a regression test is made of. */
export async function playOnce(plan: Plan): Promise<string[]> {
  const giveBack = standIn(plan.seed, false);
  const offices = createOffices(1);
  try {
    const [faults] = await offices.play(plan);
    return faults;
  } finally {
    await offices.close();
    giveBack();
  }
}

function failureOf(made: RunDetails<[Plan]>, faults: readonly string[]): RunsFailure | undefined {
  const [plan] = made.counterexample ?? [];
  if (plan === undefined) {
    // The simulation itself broke, and no promise.
    if (made.failed) throw new Error('No plan could be played.', { cause: made.errorInstance });
    return undefined;
  }
  return { seed: made.seed, path: made.counterexamplePath ?? '', plan, faults };
}

/** Puts the simulation's own in the place of what is global; answers what puts it back. */
function standIn(seed: number, hasRealCrypto: boolean): () => void {
  const { crypto: real } = globalThis;
  const realTimeout = AbortSignal.timeout;
  const value = hasRealCrypto ? countedCrypto(real) : createFastCrypto(seed);
  Object.defineProperty(globalThis, 'crypto', { configurable: true, value });
  // The network gives up by itself, in virtual time.
  AbortSignal.timeout = () => new AbortController().signal;
  return () => {
    AbortSignal.timeout = realTimeout;
    Object.defineProperty(globalThis, 'crypto', { configurable: true, value: real });
  };
}

function createOffices(desks: number) {
  let office: Office | undefined;
  return {
    async play(plan: Plan): Promise<[faults: string[], world: World]> {
      office ??= await openOffice(desks);
      let desk = office.nextDesk();
      if (desk === undefined) {
        await office.close();
        office = await openOffice(desks);
        desk = office.nextDesk();
      }
      if (desk === undefined) throw new Error('An office without desks was opened.');
      const world = await runPlan(office, desk, plan);
      return [judge(office, world), world];
    },
    close: async () => office?.close(),
  };
}
