import { describe, expect, it } from 'vitest';
import type { Level } from '../../../shared/domain/level.ts';
import { oneTouch } from '../../fixtures/kiosk-configuration.ts';
import { VisitStory } from './visit-story.ts';

describe('the first tap', () => {
  it('writes the whole rating at once, before anything else is asked', () => {
    const story = new VisitStory().then({ type: 'tap-ignored' }).after(2_500).tap(4);
    expect(story.contents).toEqual([
      {
        kind: 'rating',
        body: {
          counter: 'counter-3',
          official: 'official-1',
          questionnaire: { code: 'mot-cham', version: 1 },
          level: 4,
          language: 'vi',
          channel: 'tablet',
          tookMs: 2_500,
          ignoredTaps: 1,
        },
      },
    ]);
  });

  it('names no official when nobody is on duty', () => {
    expect(new VisitStory({ duties: [] }).tap(5).contents[0]?.body).toMatchObject({
      official: null,
    });
  });

  it('counts further taps of the moment as nothing', () => {
    expect(new VisitStory().tap(5).tap(1).writes).toHaveLength(1);
  });

  it('records the language that the citizen read', () => {
    const story = new VisitStory().then({ type: 'language-chosen', language: 'en' }).tap(5);
    expect(story.contents[0]?.body).toMatchObject({ language: 'en' });
  });
});

describe('the moment of the choice', () => {
  it('shows it for 600 ms', () => {
    const story = new VisitStory().tap(2).saved().after(599);
    expect(story.view).toEqual({ name: 'picked', level: 2, item: null });
  });

  it('shows a blank screen while the stores have not answered', () => {
    expect(new VisitStory().tap(5).after(600).view).toEqual({ name: 'saving' });
  });

  it('thanks as soon as the late answer of the stores comes', () => {
    expect(new VisitStory().tap(5).after(900).saved().view.name).toBe('thanks');
  });

  it('tells staff when the stores never answer', () => {
    expect(new VisitStory().tap(5).after(600).after(15_000).view).toEqual({
      name: 'storage-failed',
      reason: 'broken',
    });
  });

  it('tells staff, and thanks nobody, when the record cannot be kept', () => {
    const story = new VisitStory().tap(5);
    const token = story.writes[0]?.token ?? 0;
    story.then({ type: 'write-failed', token, reason: 'quota' });
    expect(story.view).toEqual({ name: 'storage-failed', reason: 'quota' });
    expect(story.after(30_000).view.name).toBe('rating');
  });
});

describe('what follows the choice', () => {
  it.each<[Level, string]>([
    [5, 'thanks'],
    [4, 'thanks'],
    [3, 'reasons'],
    [2, 'reasons'],
    [1, 'reasons'],
  ])('level %i goes on to %s', (level, screen) => {
    expect(new VisitStory().picks(level).view.name).toBe(screen);
  });

  it('shows the same reasons screen for every level that gets it', () => {
    const views = ([3, 2, 1] as const).map((level) => new VisitStory().picks(level).view);
    expect(views[1]).toEqual(views[0]);
    expect(views[2]).toEqual(views[0]);
  });

  it('shows the same thanks for every level, for the same time', () => {
    const atThanks = ([5, 1] as const).map((level) =>
      new VisitStory({ questionnaire: { ...oneTouch, reasons: [] } }).picks(level),
    );
    expect(atThanks[1]?.view).toEqual(atThanks[0]?.view);
    for (const story of atThanks) {
      expect(story.after(7_999).view.name).toBe('thanks');
      expect(story.after(1).view.name).toBe('lock-out');
    }
  });

  it('asks no reasons when the questionnaire has none', () => {
    const questionnaire = { ...oneTouch, reasons: [] };
    expect(new VisitStory({ questionnaire }).picks(1).view.name).toBe('thanks');
  });
});
