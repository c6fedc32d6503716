import { describe, expect, it } from 'vitest';
import { draftOf, unitOf, valueOf } from '../../../analytics/dashboard/setting-draft.ts';
import { DEFAULT_SETTINGS, OFFICE_SETTINGS } from '../../../shared/domain/setting.ts';

describe('the fields of a setting', () => {
  it.each(OFFICE_SETTINGS.filter((name) => name !== 'office-name'))(
    'make the value again that they were made of: %s',
    (name) => {
      const value = DEFAULT_SETTINGS[name];
      expect(valueOf(name, draftOf(name, value))).toEqual({ ok: true, value });
    },
  );

  it('take seconds with a comma or a dot for milliseconds', () => {
    const draft = draftOf('visit-timings', DEFAULT_SETTINGS['visit-timings']);
    expect(draft).toMatchObject({ pickedMs: '0,6', idleMs: '30' });
    for (const pickedMs of ['0,75', '0.75', ' 0,75 ']) {
      expect(valueOf('visit-timings', { ...draft, pickedMs })).toMatchObject({
        value: { pickedMs: 750 },
      });
    }
  });

  it('take an empty hotline for none, and no empty name', () => {
    expect(valueOf('hotline', { text: '  ' })).toEqual({ ok: true, value: null });
    expect(valueOf('office-name', { text: '  ' })).toEqual({ ok: false, wrong: ['text'] });
    expect(valueOf('office-name', { text: ' Sở Y tế ' })).toEqual({ ok: true, value: 'Sở Y tế' });
  });

  it.each([
    ['minimum-n', { count: '0' }, ['count']],
    ['minimum-n', { count: '' }, ['count']],
    ['minimum-n', { count: '12,5' }, ['count']],
    ['minimum-n', { count: 'mười' }, ['count']],
    ['silent-after-hours', { count: '241' }, ['count']],
    ['cut-off-day', { text: '10' }, ['text']],
  ] as const)('name what is wrong: %s %o', (name, draft, wrong) => {
    expect(valueOf(name, draft)).toEqual({ ok: false, wrong });
  });

  it('never let thresholds fall below the program’s own rule', () => {
    const draft = draftOf('release-thresholds', DEFAULT_SETTINGS['release-thresholds']);
    const lower = valueOf('release-thresholds', { ...draft, official: '10', unit: '4' });
    expect(lower).toEqual({ ok: false, wrong: ['unit', 'official'] });
  });

  it.each([
    ['minimum-n', 'count', 'ratings'],
    ['silent-after-hours', 'count', 'hours'],
    ['release-thresholds', 'officialDays', 'days'],
    ['visit-timings', 'idleMs', 'seconds'],
  ] as const)('say what they count: %s %s', (name, field, unit) => {
    expect(unitOf(name, field)).toBe(unit);
  });
});
