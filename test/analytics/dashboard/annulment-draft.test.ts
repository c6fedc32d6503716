import { describe, expect, it } from 'vitest';
import {
  checkAnnulment,
  wrongFields,
  type AnnulmentTyped,
} from '../../../analytics/dashboard/annulment-draft.ts';

/** 19/11/2026 09:00 in Viet Nam. */
const NOW_MS = Date.UTC(2026, 10, 19, 2);

const typed = (parts: Partial<AnnulmentTyped> = {}): AnnulmentTyped => ({
  ...{ place: 'counter', counterId: 'counter-1', kioskId: '' },
  ...{ fromDay: '2026-11-19', fromTime: '07:00', toDay: '2026-11-19', toTime: '07:30' },
  ...{ reason: 'test', explanation: 'Thử máy trước giờ mở cửa', ...parts },
});

describe('the form of a proposal to annul', () => {
  it('asks for a place and a window, and for nothing of what was said', () => {
    const { request, window } = checkAnnulment(typed(), NOW_MS);
    expect(window).toEqual({
      ...{ place: 'counter', id: 'counter-1', from: '2026-11-19T07:00', to: '2026-11-19T07:30' },
    });
    expect(request).toEqual({
      ...{ ...window, reason: 'test', explanation: 'Thử máy trước giờ mở cửa' },
    });
  });

  it('shows what a window holds before the reason is written', () => {
    const { request, window } = checkAnnulment(typed({ explanation: '' }), NOW_MS);
    expect([window === null, request]).toEqual([false, null]);
  });

  it.each([
    ['no clock yet', { toTime: '' }, 'unreadable'],
    ['an end before its beginning', { toTime: '06:59' }, 'reversed'],
    ['an empty window', { toTime: '07:00' }, 'reversed'],
    ['31 days and a minute', { fromDay: '2026-10-19', toTime: '07:01' }, 'too-long'],
    ['an end that is still to come', { toTime: '09:01' }, 'future'],
    ['an end that is now', { toTime: '09:00' }, null],
    ['31 days', { fromDay: '2026-10-19', toTime: '07:00' }, null],
  ] as const)('says of %s: %s', (_case, parts, fault) => {
    const { faults, window } = checkAnnulment(typed(parts), NOW_MS);
    expect([faults.window, window === null]).toEqual([fault, fault !== null]);
  });

  it.each([
    ['what is empty', { fromTime: '', toDay: '' }, ['fromTime', 'toDay']],
    ['the end that is before its beginning', { toTime: '06:59' }, ['toDay', 'toTime']],
    ['the end that is still to come', { toTime: '09:01' }, ['toDay', 'toTime']],
    ['nothing of a good window', {}, []],
  ] as const)('marks %s', (_case, parts, fields) => {
    const asked = typed(parts);
    expect(wrongFields(asked, checkAnnulment(asked, NOW_MS).faults.window)).toEqual(fields);
  });

  it.each([
    ['no place', { counterId: null }, { place: true }],
    ['no kiosk, though a counter is chosen', { place: 'kiosk' }, { place: true }],
    ['no reason', { reason: '' }, { reason: true }],
    ['19 characters', { explanation: 'x'.repeat(19) }, { explanation: true }],
  ] as const)('sends nothing with %s', (_case, parts, fault) => {
    const { faults, request } = checkAnnulment(typed(parts), NOW_MS);
    expect(faults).toMatchObject(fault);
    expect(request).toBeNull();
  });
});
