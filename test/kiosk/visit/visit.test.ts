import { describe, expect, it } from 'vitest';
import { isUntouched } from '../../../kiosk/visit/advance-visit.ts';
import { settingAt } from '../../../kiosk/visit/visit-setting.ts';
import type { Level } from '../../../shared/domain/level.ts';
import { fiveFactors, kioskConfiguration, oneTouch } from '../../fixtures/kiosk-configuration.ts';
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

describe('reasons', () => {
  const toggled = (code: string) => ({ type: 'reason-toggled', code }) as const;

  it('are sent as an amendment of the rating', () => {
    const story = new VisitStory()
      .picks(2)
      .then(toggled('wait'), toggled('late'), toggled('wait'), { type: 'reasons-sent' });
    expect(story.contents.at(-1)).toEqual({
      kind: 'amendment',
      body: { rating: 'rating-1', reasons: ['late'] },
    });
    expect(story.view.name).toBe('saving');
    expect(story.saved('amendment-1').view.name).toBe('thanks');
  });

  it('stop at the maximum and refuse what is not offered', () => {
    const story = new VisitStory()
      .picks(2)
      .then(toggled('wait'), toggled('late'), toggled('visits'), toggled('other'), toggled('x'));
    expect(story.view).toMatchObject({ chosen: ['wait', 'late', 'visits'] });
  });

  it('may be skipped without a record', () => {
    const story = new VisitStory().picks(3).then(toggled('wait'), { type: 'skipped' });
    expect(story.writes).toHaveLength(1);
    expect(story.view.name).toBe('thanks');
  });

  it('write nothing when none is chosen', () => {
    const story = new VisitStory().picks(3).then({ type: 'reasons-sent' });
    expect(story.writes).toHaveLength(1);
    expect(story.view.name).toBe('thanks');
  });

  it('are kept when the citizen walks away before sending them', () => {
    const story = new VisitStory().picks(3).then(toggled('wait')).after(30_000).after(20_000);
    expect(story.contents.at(-1)?.body).toEqual({ rating: 'rating-1', reasons: ['wait'] });
    expect(story.view.name).toBe('rating');
  });
});

describe('a questionnaire with more items', () => {
  const start = () => new VisitStory({ questionnaire: fiveFactors, hotline: null });

  it('asks one item after the other, then the reasons of a low rating, then thanks', () => {
    const story = start().picks(2);
    const screens: string[] = [];
    for (let screen = 0; screen < 6; screen += 1) {
      const { view } = story;
      screens.push(view.name === 'item' ? view.item.item.code : view.name);
      if (view.name === 'item') story.picks(4);
    }
    expect(screens).toEqual(['access', 'procedure', 'official', 'result', 'feedback', 'reasons']);
    expect(story.then({ type: 'skipped' }).view.name).toBe('thanks');
  });

  it('writes every answer as its own amendment of the first record', () => {
    const story = start().picks(5).tap(3).saved('amendment-1').after(600).tap(1);
    expect(story.contents.slice(1)).toEqual([
      { kind: 'amendment', body: { rating: 'rating-1', answers: { access: 3 } } },
      { kind: 'amendment', body: { rating: 'rating-1', answers: { procedure: 1 } } },
    ]);
  });

  it('numbers the items from one', () => {
    expect(start().picks(5).view).toMatchObject({ item: { number: 1, total: 5 } });
  });

  it('goes past a skipped item without a record', () => {
    const story = start().picks(5).then({ type: 'skipped' });
    expect(story.view).toMatchObject({ item: { item: { code: 'procedure' } } });
    expect(story.writes).toHaveLength(1);
  });

  it('does not let an item be skipped that must be answered', () => {
    const [overall, first] = fiveFactors.items;
    const items = [overall, { ...first!, skippable: false }] as const;
    const story = new VisitStory({ questionnaire: { ...fiveFactors, items } }).picks(5);
    expect(story.then({ type: 'skipped' }).view).toMatchObject({ item: { number: 1 } });
    expect(story.then({ type: 'finished' }).view.name).toBe('thanks');
  });

  it('may be left at any item', () => {
    const story = start().picks(2).picks(4).then({ type: 'finished' });
    expect(story.view.name).toBe('thanks');
    expect(story.writes).toHaveLength(2);
  });
});

describe('changing the face', () => {
  it('is offered for five seconds on the screen after the pick', () => {
    const story = new VisitStory().picks(1);
    expect(story.after(4_999).view).toMatchObject({ name: 'reasons', mayChange: true });
    expect(story.after(1).view).toMatchObject({ name: 'reasons', mayChange: false });
    expect(story.then({ type: 'change-asked' }).view.name).toBe('reasons');
  });

  it('amends the same rating and takes its reasons back', () => {
    const story = new VisitStory().picks(1).then({ type: 'change-asked' });
    expect(story.view).toEqual({ name: 'changing' });
    expect(story.tap(4).contents.at(-1)).toEqual({
      kind: 'amendment',
      body: { rating: 'rating-1', level: 4, reasons: [] },
    });
    expect(story.saved('amendment-1').after(600).view.name).toBe('thanks');
  });

  it('offers itself again after a change, and still amends the first record', () => {
    const story = new VisitStory().picks(5).then({ type: 'change-asked' }).tap(2);
    story.saved('amendment-1').after(600);
    expect(story.view).toMatchObject({ name: 'reasons', mayChange: true });
    expect(story.then({ type: 'change-asked' }).tap(3).contents.at(-1)?.body).toMatchObject({
      rating: 'rating-1',
      level: 3,
    });
  });

  it('leaves everything as it was when dropped', () => {
    const story = new VisitStory()
      .picks(3)
      .then({ type: 'reason-toggled', code: 'wait' }, { type: 'change-asked' });
    expect(story.then({ type: 'change-dropped' }).view).toMatchObject({ chosen: ['wait'] });
    expect(story.writes).toHaveLength(1);
  });

  it('keeps the answers that were given to items', () => {
    const story = new VisitStory({ questionnaire: fiveFactors }).picks(5).picks(4);
    story.then({ type: 'change-asked' }).tap(3).saved('amendment-2').after(600);
    expect(story.view).toMatchObject({ item: { number: 2 } });
  });
});

describe('a citizen who does not go on', () => {
  it('is asked after 30 s, and has 20 s to answer', () => {
    const story = new VisitStory().picks(2).after(30_000);
    expect(story.view).toEqual({ name: 'still-there', secondsLeft: 20, secondsInAll: 20 });
    expect(story.after(19_000).view).toMatchObject({ secondsLeft: 1 });
    expect(story.after(1_000).view.name).toBe('rating');
  });

  it('goes on where it was after any touch', () => {
    const story = new VisitStory().picks(2).then({ type: 'reason-toggled', code: 'wait' });
    story.after(30_000).then({ type: 'touched' });
    expect(story.view).toMatchObject({ name: 'reasons', chosen: ['wait'] });
    expect(story.after(29_999).view.name).toBe('reasons');
  });

  it('is not asked while something is touched now and then', () => {
    const story = new VisitStory().picks(2).after(20_000).then({ type: 'touched' });
    expect(story.after(20_000).view.name).toBe('reasons');
  });

  it('leaves the office’s language and text size to the next one', () => {
    const story = new VisitStory().then(
      { type: 'language-chosen', language: 'en' },
      { type: 'text-size-toggled' },
    );
    expect(isUntouched(story.state)).toBe(false);
    story.after(50_000);
    expect(story.state).toMatchObject({ language: 'vi', largeText: false });
    expect(isUntouched(story.state)).toBe(true);
  });
});

describe('between two citizens', () => {
  it('counts taps for 5 s and records none', () => {
    const story = new VisitStory({ hotline: null }).picks(5).after(4_000);
    expect(story.view.name).toBe('lock-out');
    story.tap(1).tap(1).after(4_999);
    expect(story.view.name).toBe('lock-out');
    story.after(1).tap(5);
    expect(story.writes).toHaveLength(2);
    expect(story.contents.at(-1)?.body).toMatchObject({ level: 5, ignoredTaps: 2, tookMs: 0 });
  });

  it('begins when the thanks are touched', () => {
    expect(new VisitStory().picks(5).then({ type: 'continued' }).view.name).toBe('lock-out');
  });

  it('returns to the office’s language', () => {
    const story = new VisitStory().then({ type: 'language-chosen', language: 'en' }).picks(5);
    expect(story.state.language).toBe('en');
    expect(story.after(8_000).state.language).toBe('vi');
  });
});

describe('a new setting', () => {
  const changed = {
    type: 'setting-changed',
    setting: settingAt(kioskConfiguration({ revision: 'r2', duties: [] }), 0),
  } as const;

  it('takes effect at once on the idle screen', () => {
    expect(new VisitStory().then(changed).state.setting.official).toBeNull();
  });

  it('waits for the end of a visit', () => {
    const story = new VisitStory({ hotline: null }).tap(5).then(changed).saved().after(600);
    expect(story.state.setting.configuration.revision).toBe('r1');
    expect(story.after(4_000).state.setting.configuration.revision).toBe('r2');
  });

  it('changes nothing when it is the same', () => {
    const story = new VisitStory();
    const { state } = story;
    story.then({ type: 'setting-changed', setting: state.setting });
    expect(story.state.setting).toBe(state.setting);
  });
});
