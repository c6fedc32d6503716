import { describe, expect, it } from 'vitest';
import { isUntouched } from '../../../kiosk/visit/is-untouched.ts';
import { settingAt } from '../../../kiosk/visit/visit-setting.ts';
import { kioskConfiguration } from '../../fixtures/kiosk-configuration.ts';
import { VisitStory } from './visit-story.ts';

describe('a citizen who does not go on', () => {
  it('is asked after 30 s, and has 20 s to answer', () => {
    const story = new VisitStory().picks(2).after(30_000);
    expect(story.view).toEqual({ name: 'still-there', secondsLeft: 20, secondsInAll: 20 });
    expect(story.after(19_000).view).toMatchObject({ secondsLeft: 1 });
    expect(story.after(1_000).view.name).toBe('rating');
  });

  it('is asked after 45 s with larger text, and still has 20 s to answer', () => {
    const story = new VisitStory().then({ type: 'text-size-toggled' }).picks(2).after(44_999);
    expect(story.view.name).toBe('reasons');
    expect(story.after(1).view).toMatchObject({ name: 'still-there', secondsLeft: 20 });
    expect(story.after(20_000).state).toMatchObject({ largeText: false, step: { name: 'rating' } });
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
    story.after(64_999);
    expect(isUntouched(story.state)).toBe(false);
    story.after(1);
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

  it('takes effect at once before a face is chosen, whatever language and size are shown', () => {
    const story = new VisitStory();
    story.then({ type: 'language-chosen', language: 'en' }, { type: 'text-size-toggled' });
    story.then(changed);
    expect(story.state).toMatchObject({ language: 'en', largeText: true, nextSetting: null });
    expect(story.tap(5).contents[0]?.body).toMatchObject({ official: null, language: 'en' });
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
