import { describe, expect, it } from 'vitest';
import { trendSentence } from '../../../analytics/reports/trend-sentence.ts';
import { provinceReport } from './province-report.ts';
import { levels, NOVEMBER, NOVEMBER_LAST_YEAR, OCTOBER } from './small-province.ts';

describe('trendSentence', () => {
  it('tells the trend by its ends, its lowest and its highest rate', () => {
    const report = provinceReport(
      [NOVEMBER, levels(800, 379, 60, 30, 15)],
      [OCTOBER, levels(700, 300, 100, 60, 40)],
      [NOVEMBER_LAST_YEAR, levels(600, 320, 50, 20, 10)],
    );
    expect(trendSentence(report, 'vi')).toBe(
      'Tỷ lệ hài lòng từ tháng 11/2025 (92,0%) đến tháng 11/2026 (91,8%); ' +
        'thấp nhất 83,3%, cao nhất 92,0%.',
    );
    expect(trendSentence(report, 'en')).toBe(
      'Satisfaction rate from month 11/2025 (92.0%) to month 11/2026 (91.8%); ' +
        'lowest 83.3%, highest 92.0%.',
    );
  });

  it('tells a single point as one, without a way from it to itself', () => {
    const report = provinceReport([NOVEMBER, levels(30, 10, 10, 10, 10)]);
    expect(trendSentence(report, 'vi')).toBe(
      'Chỉ một kỳ đủ số liệu để vẽ: tháng 11/2026, tỷ lệ hài lòng 57,1%.',
    );
    expect(trendSentence(report, 'en')).toBe(
      'Only one period has enough ratings to draw: month 11/2026, satisfaction rate 57.1%.',
    );
  });

  it('says that the chosen period has no ratings', () => {
    const report = provinceReport([OCTOBER, levels(30, 10, 10, 10, 10)]);
    expect(trendSentence(report, 'vi')).toBe(
      'Chỉ một kỳ đủ số liệu để vẽ: tháng 10/2026, tỷ lệ hài lòng 57,1%. ' +
        'Kỳ đang xem là tháng 11/2026. Trong kỳ chưa có lượt đánh giá nào.',
    );
  });

  it('says that the chosen period is withheld, and why', () => {
    const report = provinceReport(
      [NOVEMBER, levels(4)],
      [OCTOBER, levels(700, 300, 100, 60, 40)],
      [NOVEMBER_LAST_YEAR, levels(600, 320, 50, 20, 10)],
    );
    expect(trendSentence(report, 'en')).toBe(
      'Satisfaction rate from month 11/2025 (92.0%) to month 10/2026 (83.3%); ' +
        'lowest 83.3%, highest 92.0%. The chosen period is month 11/2026. ' +
        'The figures are withheld to protect those who rated (fewer than 5).',
    );
  });

  it('says that there is nothing to draw', () => {
    expect(trendSentence(provinceReport(), 'en')).toMatch(
      /^No period has enough ratings to draw a trend\./,
    );
  });
});
