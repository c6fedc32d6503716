import type { FirstSteps } from '../../../shared/api/first-steps.ts';
import type { SampleData } from '../../../shared/api/sample-data.ts';
import type { SettingsPage } from '../../../shared/api/settings.ts';
import { parseLocalDay } from '../../../shared/domain/local-day.ts';
import { DEFAULT_SETTINGS } from '../../../shared/domain/setting.ts';
import { NOW_MS } from './canned-organisation.ts';
import type { StubState } from './stub-state.ts';

/** A server on which every first step is done. */
export const CANNED_STEPS: FirstSteps = {
  ...{ units: 3, servicePoints: 2, counters: 4, officials: 5, duties: 9, targets: 2, https: true },
  ...{ kiosks: 3, firstRatingAtMs: 1, backupAtMs: 1, exportedAtMs: 1 },
};

export const CANNED_SETTINGS: SettingsPage = {
  settings: [
    {
      name: 'minimum-n',
      value: 50,
      versions: [
        {
          ...{ version: 1, value: 50, validFrom: parseLocalDay('2026-01-01')!, validTo: null },
          ...{ legalBasis: 'Quyết định minh họa', setAtMs: 1, setBy: 'Trần Thị Lan' },
        },
      ],
    },
    { name: 'visit-timings', value: DEFAULT_SETTINGS['visit-timings'], versions: [] },
  ],
  today: parseLocalDay('2026-11-19')!,
  earliestDay: parseLocalDay('2026-11-19')!,
  sample: true,
};

export const CANNED_SAMPLE: SampleData = {
  sample: true,
  goes: { units: 3, counters: 4, officials: 5, kiosks: 3, ratings: 1_284 },
  obstacles: [],
  load: null,
};

const NOTHING = { units: 0, counters: 0, officials: 0, kiosks: 0, ratings: 0 };

/** The sample as it stands before, while and after the server loads it. */
export function cannedSample(state: StubState['sample']): SampleData {
  if (state === 'loaded') return CANNED_SAMPLE;
  const none: SampleData = { sample: false, goes: NOTHING, obstacles: [], load: null };
  if (state === 'none') return none;
  if (state === 'real') return { ...none, goes: { ...NOTHING, units: 12 } };
  const load = { state, wanted: 100_000, done: 42_000, startedAtMs: NOW_MS - 60_000 };
  return { ...none, sample: true, goes: { ...NOTHING, units: 240, ratings: 42_000 }, load };
}
