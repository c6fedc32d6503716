import type { FirstSteps } from '../../../shared/api/first-steps.ts';
import type { SampleData } from '../../../shared/api/sample-data.ts';
import type { SettingsPage } from '../../../shared/api/settings.ts';
import { parseLocalDay } from '../../../shared/domain/local-day.ts';
import { DEFAULT_SETTINGS } from '../../../shared/domain/setting.ts';

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
