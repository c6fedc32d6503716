import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { advanceVisit } from '../../../kiosk/visit/advance-visit.ts';
import { nextTickMs } from '../../../kiosk/visit/deadline.ts';
import type { Happening, VisitEvent } from '../../../kiosk/visit/visit-event.ts';
import { settingAt } from '../../../kiosk/visit/visit-setting.ts';
import { beginVisits } from '../../../kiosk/visit/visit-state.ts';
import { viewOf } from '../../../kiosk/visit/visit-view.ts';
import { LEVELS } from '../../../shared/domain/level.ts';
import {
  fiveFactors,
  kioskConfiguration,
  NINE_O_CLOCK_MS,
  oneTouch,
} from '../../fixtures/kiosk-configuration.ts';

type Beat =
  | { do: 'event'; event: Happening; waitMs: number }
  | { do: 'answer'; fails: boolean; which: number; waitMs: number };

const plain = fc.constantFrom(
  'tick',
  'touched',
  'tap-ignored',
  'reasons-sent',
  'skipped',
  'finished',
  'change-asked',
  'change-dropped',
  'continued',
  'text-size-toggled',
  'retried',
);
const happening = fc.oneof(
  { weight: 4, arbitrary: fc.record({ type: plain }) },
  {
    weight: 4,
    arbitrary: fc.record({
      type: fc.constant('face-tapped' as const),
      level: fc.constantFrom(...LEVELS),
    }),
  },
  fc.record({
    type: fc.constant('reason-toggled' as const),
    code: fc.constantFrom(...oneTouch.reasons.map(({ code }) => code)),
  }),
  fc.record({
    type: fc.constant('language-chosen' as const),
    language: fc.constantFrom('vi', 'en'),
  }),
);
const waitMs = fc.constantFrom(0, 100, 400, 600, 1_000, 4_000, 5_000, 8_000, 20_000, 30_000);
const beats = fc.array(
  fc.oneof(
    {
      weight: 3,
      arbitrary: fc.record({ do: fc.constant('event' as const), event: happening, waitMs }),
    },
    {
      weight: 2,
      arbitrary: fc.record({
        do: fc.constant('answer' as const),
        fails: fc.constantFrom(false, false, false, true),
        which: fc.nat(5),
        waitMs,
      }),
    },
  ),
  { maxLength: 60 },
);

/** Plays beats as a device would: ticks when they are due, answers to writes in any order. */
function play(script: readonly Beat[]) {
  const [overall, further] = fiveFactors.items;
  const questionnaire = { ...fiveFactors, items: [overall, further!] as const };
  const setting = settingAt(kioskConfiguration({ questionnaire }), NINE_O_CLOCK_MS);
  let state = beginVisits(setting, 0);
  let nowMs = 0;
  const open: { token: number; kind: string }[] = [];
  const durable: string[] = [];
  const steps: { state: typeof state; event: VisitEvent; before: typeof state }[] = [];
  const written: { kind: string; body: unknown }[] = [];
  const send = (event: VisitEvent): void => {
    const before = state;
    const next = advanceVisit(state, event);
    state = next.state;
    for (const { token, content } of next.writes) {
      open.push({ token, kind: content.kind });
      written.push(content);
    }
    steps.push({ before, event, state });
  };
  const advanceTo = (untilMs: number): void => {
    for (let due = nextTickMs(state); due !== null && due <= untilMs; due = nextTickMs(state)) {
      nowMs = Math.max(nowMs, due);
      send({ type: 'tick', monoMs: nowMs });
    }
    nowMs = untilMs;
  };
  for (const beat of script) {
    advanceTo(nowMs + beat.waitMs);
    if (beat.do === 'event') {
      send({ ...beat.event, monoMs: nowMs });
    } else {
      const [answered] = open.splice(beat.which % Math.max(1, open.length), 1);
      if (answered === undefined) continue;
      const { token } = answered;
      if (beat.fails) {
        send({ type: 'write-failed', token, reason: 'quota', monoMs: nowMs });
        continue;
      }
      durable.push(`${answered.kind}-${token}`);
      send({ type: 'written', token, recordId: `${answered.kind}-${token}`, monoMs: nowMs });
    }
  }
  return { steps, written, durable };
}

describe('whatever is touched, in whatever order', () => {
  it('every screen is reached by the scripts that follow', () => {
    const reached = fc
      .sample(beats, { numRuns: 2_000, seed: 1 })
      .flatMap((script) => play(script).steps.map(({ state }) => state.step.name));
    expect([...new Set(reached)].sort()).toEqual([
      'changing',
      'item',
      'lock-out',
      'picked',
      'rating',
      'reasons',
      'saving',
      'still-there',
      'storage-failed',
      'thanks',
    ]);
  });

  it('nobody is thanked, or asked more, before the rating is durable', () => {
    fc.assert(
      fc.property(beats, (script) => {
        for (const { state } of play(script).steps) {
          if (!['thanks', 'item', 'reasons', 'changing'].includes(state.step.name)) continue;
          expect('given' in state.step && state.step.given.recordId).toMatch(/^rating-/);
        }
      }),
    );
  });

  it('a thank-you comes only out of a durable write or a choice to leave', () => {
    fc.assert(
      fc.property(beats, (script) => {
        for (const { before, state, event } of play(script).steps) {
          if (state.step.name !== 'thanks' || before.step.name === 'thanks') continue;
          const waited = before.step.name === 'picked' || before.step.name === 'saving';
          if (waited && event.type === 'tick') {
            expect(before.step).toMatchObject({ saved: true });
          } else if (waited) {
            expect(event.type).toBe('written');
          } else {
            expect(['skipped', 'finished', 'reasons-sent', 'change-dropped']).toContain(event.type);
          }
        }
      }),
    );
  });

  it('one visit writes at most one rating, and amends only its own', () => {
    fc.assert(
      fc.property(beats, (script) => {
        const { steps, written, durable } = play(script);
        const begun = steps.filter(
          ({ before, state }) => before.step.name === 'rating' && state.step.name === 'picked',
        ).length;
        expect(written.filter(({ kind }) => kind === 'rating')).toHaveLength(begun);
        for (const { kind, body } of written) {
          if (kind !== 'amendment') continue;
          expect(durable).toContain((body as { rating: string }).rating);
        }
      }),
    );
  });

  it('no screen carries a level, except the touched face for 600 ms', () => {
    fc.assert(
      fc.property(beats, (script) => {
        for (const { state } of play(script).steps) {
          const view = viewOf(state);
          if (view.name === 'picked') {
            expect(state.nowMs - state.step.sinceMs).toBeLessThan(600);
          } else {
            expect(view).not.toHaveProperty('level');
          }
        }
      }),
    );
  });

  it('the pause between two citizens writes nothing', () => {
    fc.assert(
      fc.property(beats, (script) => {
        for (const { before, state, event } of play(script).steps) {
          if (before.step.name !== 'lock-out') continue;
          expect(['lock-out', 'rating', 'storage-failed']).toContain(state.step.name);
          expect(state.nextToken).toBe(before.nextToken);
          if (event.type === 'face-tapped') {
            expect(state.ignoredTaps).toBe(before.ignoredTaps + 1);
          }
        }
      }),
    );
  });

  it('an untouched kiosk always comes back to the idle screen, and then needs no timer', () => {
    fc.assert(
      fc.property(beats, (script) => {
        const quiet = { do: 'event', event: { type: 'tick' }, waitMs: 200_000 } as const;
        const last = play([...script, quiet]).steps.at(-1)!;
        expect(last.state.step.name).toBe('rating');
        expect(nextTickMs(last.state)).toBeNull();
      }),
    );
  });

  it('a tick is never due in the past', () => {
    fc.assert(
      fc.property(beats, (script) => {
        for (const { state, event } of play(script).steps) {
          const dueMs = nextTickMs(state);
          if (dueMs === null || event.type !== 'tick') continue;
          expect(dueMs).toBeGreaterThan(state.nowMs);
        }
      }),
    );
  });
});
