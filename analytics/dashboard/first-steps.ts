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
  const counted = (key: StepKey, count: number, page: Page, done = count > 0): StepLine => ({
    ...{ key, done, count, atMs: null, page },
  });
  const dated = (key: StepKey, atMs: number | null, page: Page | null): StepLine => ({
    ...{ key, done: atMs !== null, count: 0, atMs, page },
  });
  return [
    counted('units', steps.units, 'imports'),
    counted(
      'places',
      steps.counters,
      'organisation',
      steps.servicePoints > 0 && steps.counters > 0,
    ),
    counted('people', steps.officials, 'imports', steps.officials > 0 && steps.duties > 0),
    counted('targets', steps.targets, 'targets'),
    counted('https', 0, 'https', steps.https || reachedByHttps),
    counted('kiosk', steps.kiosks, 'kiosks'),
    dated('rating', steps.firstRatingAtMs, 'kiosks'),
    dated('backup', steps.backupAtMs, null),
    dated('report', steps.exportedAtMs, 'overview'),
  ];
}
