import type { FirstSteps } from '../../shared/api/first-steps.ts';
import type { Page } from './route.ts';

export type StepKey =
  'units' | 'places' | 'people' | 'targets' | 'https' | 'kiosk' | 'rating' | 'backup' | 'report';

/** One step: done or not, what to say of it, and the page that does it. */
export interface StepLine {
  readonly key: StepKey;
  readonly done: boolean;
  /** How many there are, where it is a matter of number. */
  readonly count: number;
  /** When it was done, where that is known. */
  readonly atMs: number | null;
  /** Null where the console does it. */
  readonly page: Page | null;
}

/** The way from an empty server to a first report, in the order in which it is walked. */
export function stepLines(steps: FirstSteps, reachedByHttps: boolean): StepLine[] {
  const counted = (key: StepKey, count: number, page: Page): StepLine => ({
    ...{ key, done: count > 0, count, atMs: null, page },
  });
  // Counters need a service point, officials duty: one without the other is rated by nobody.
  const both = (first: number, second: number): number => (first > 0 ? second : 0);
  const dated = (key: StepKey, atMs: number | null, page: Page | null): StepLine => ({
    ...{ key, done: atMs !== null, count: 0, atMs, page },
  });
  return [
    counted('units', steps.units, 'imports'),
    counted('places', both(steps.servicePoints, steps.counters), 'organisation'),
    counted('people', both(steps.duties, steps.officials), 'duties'),
    counted('targets', steps.targets, 'targets'),
    counted('https', Number(steps.https || reachedByHttps), 'https'),
    counted('kiosk', steps.kiosks, 'kiosks'),
    dated('rating', steps.firstRatingAtMs, 'kiosks'),
    dated('backup', steps.backupAtMs, null),
    dated('report', steps.exportedAtMs, 'overview'),
  ];
}
