import { describe, expect, it } from 'vitest';
import { fiveFactors } from '../../fixtures/kiosk-configuration.ts';
import { VisitStory } from './visit-story.ts';

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

  it('keeps the reasons of a citizen who walks away from it', () => {
    const story = new VisitStory()
      .picks(3)
      .then({ type: 'reason-toggled', code: 'wait' }, { type: 'change-asked' })
      .after(30_000)
      .after(20_000);
    expect(story.contents.at(-1)?.body).toEqual({ rating: 'rating-1', reasons: ['wait'] });
    expect(story.view.name).toBe('rating');
  });

  it('keeps the answers that were given to items', () => {
    const story = new VisitStory({ questionnaire: fiveFactors }).picks(5).picks(4);
    story.then({ type: 'change-asked' }).tap(3).saved('amendment-2').after(600);
    expect(story.view).toMatchObject({ item: { number: 2 } });
  });
});
