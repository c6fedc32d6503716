import { describe, expect, it } from 'vitest';
import { playOnce } from './sim/many-runs.ts';
import type { Plan } from './sim/plan.ts';

const QUIET: Omit<Plan, 'steps'> = {
  seed: 0,
  startsReady: true,
  hasFiles: true,
  slowPolls: 0,
  fates: [],
  fileFaults: [],
  storeFaults: [],
  restartsAtEnd: false,
};

/** Plans that broke a promise once, each made as small as it gets. */
const FOUND: readonly (readonly [what: string, plan: Plan])[] = [
  [
    'a commit that IndexedDB denied and had made left two records in one place',
    {
      ...QUIET,
      hasFiles: false,
      steps: [
        { do: 'rate', levels: [1], thenMs: 60 },
        { do: 'rate', levels: [1], thenMs: 0 },
      ],
      storeFaults: [{ after: 0, fault: 'doubtful' }],
      restartsAtEnd: true,
    },
  ],
  [
    'a heartbeat that came after the next epoch was opened did not size the loss',
    {
      ...QUIET,
      hasFiles: false,
      steps: [
        { do: 'rate', levels: [1], thenMs: 0 },
        {
          do: 'arm-kill',
          touches: 3,
          kill: { how: 'tab', wipe: 'none', offMs: 0 },
          thenMs: 60,
        },
        { do: 'rate', levels: [1], thenMs: 0 },
        {
          do: 'arm-kill',
          touches: 1,
          kill: { how: 'process', wipe: 'indexeddb', offMs: 0 },
          thenMs: 4,
        },
        { do: 'set-clock', byMs: 0, thenMs: 0 },
        { do: 'arm-kill', touches: 1, kill: { how: 'tab', wipe: 'none', offMs: 0 }, thenMs: 0 },
      ],
      fates: [
        { kind: 'intercepted', by: 'too-large' },
        { kind: 'late', laterMs: 120_000 },
      ],
    },
  ],
  [
    'a tablet that was set back told of a lower head, and hid what it had lost',
    {
      ...QUIET,
      steps: [
        { do: 'kill', kill: { how: 'tab', wipe: 'none', offMs: 0 }, thenMs: 40_000 },
        { do: 'kill', kill: { how: 'tab', wipe: 'none', offMs: 0 }, thenMs: 60 },
        { do: 'rate', levels: [1], thenMs: 5_000 },
        { do: 'put-image-back', thenMs: 0 },
      ],
      fates: [
        { kind: 'lost' },
        { kind: 'lost' },
        { kind: 'intercepted', by: 'portal-page' },
        { kind: 'intercepted', by: 'too-large' },
        { kind: 'arrives', latencyMs: 4 },
        { kind: 'arrives', latencyMs: 14_000 },
      ],
    },
  ],
];

describe('what the simulation has found once', () => {
  it.each(FOUND)('stays mended: %s', async (_what, plan) => {
    expect(await playOnce(plan)).toEqual([]);
  });
});
