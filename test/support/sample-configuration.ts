import type { KioskConfiguration } from '../../shared/domain/kiosk-configuration.ts';

/** A small configuration of an invented kiosk, for tests of the outbox. */
export const sampleConfiguration = (kiosk: string, revision = 'r1'): KioskConfiguration => ({
  revision,
  kiosk: { id: kiosk, name: 'Máy 1' },
  unit: { name: 'Đơn vị minh họa' },
  servicePoint: { name: 'Bộ phận một cửa minh họa' },
  counter: { id: 'counter-1', name: 'Quầy 1', fieldName: null },
  duties: [],
  panel: { officials: [{ id: 'official-1', name: 'Nguyễn Thị Hoa', honorific: 'Bà' }], pin: null },
  questionnaire: {
    code: 'mot-cham',
    version: 1,
    title: { vi: 'Một chạm', en: 'One touch' },
    items: [{ code: 'overall', factor: null, wording: { vi: 'Hỏi', en: 'Ask' }, skippable: false }],
    reasons: [],
    reasonsQuestion: { vi: 'Vì sao?', en: 'Why?' },
    maxReasons: 3,
  },
  languages: ['vi', 'en'],
  timings: { pickedMs: 600, idleMs: 30_000, warningMs: 20_000, thanksMs: 3_000, lockOutMs: 5_000 },
  hotline: null,
  sample: true,
});
