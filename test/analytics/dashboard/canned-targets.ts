import type { Targets } from '../../../shared/api/target-presets.ts';
import { parseLocalDay } from '../../../shared/domain/local-day.ts';

export const CANNED_TARGETS: Targets = {
  planned: [],
  fields: [{ code: 'land', name: { vi: 'Đất đai', en: 'Land' } }],
  today: parseLocalDay('2026-11-19')!,
  inForce: [
    {
      id: 'target-1',
      operator: '>=',
      valuePercent: 90,
      scope: {},
      legalBasis: 'Nghị quyết minh họa về cải cách hành chính, mục II.2.2: tối thiểu 90%',
      preset: 'ha-tinh',
      validFrom: parseLocalDay('2026-01-01')!,
      validTo: null,
    },
    {
      id: 'target-2',
      operator: '>=',
      valuePercent: 85,
      scope: { fieldCode: 'land' },
      legalBasis: 'Nghị quyết minh họa về cải cách hành chính, mục II.2.2: đất đai tối thiểu 85%',
      preset: 'ha-tinh',
      validFrom: parseLocalDay('2026-01-01')!,
      validTo: null,
    },
  ],
  presets: [
    {
      key: 'bac-giang',
      title: { vi: 'Bắc Giang đến năm 2020: trên 80%', en: 'Bắc Giang by 2020: above 80%' },
      legalBasis: 'Nghị quyết minh họa, mục I.2.2: trên 80% vào năm 2020',
      targets: [{ operator: '>', valuePercent: 80, scope: {} }],
    },
    {
      key: 'ha-tinh',
      title: { vi: 'Hà Tĩnh đến năm 2025: tối thiểu 90%', en: 'Hà Tĩnh by 2025: at least 90%' },
      legalBasis: 'Nghị quyết minh họa, mục II.2.2: tối thiểu 90%; một số lĩnh vực tối thiểu 85%',
      targets: [
        { operator: '>=', valuePercent: 90, scope: {} },
        { operator: '>=', valuePercent: 85, scope: { fieldCode: 'land' } },
        { operator: '>=', valuePercent: 85, scope: { fieldCode: 'health' } },
      ],
    },
  ],
};
