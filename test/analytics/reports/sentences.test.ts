import { describe, expect, it } from 'vitest';
import {
  distributionSentence,
  leadSentence,
  periodSentence,
} from '../../../analytics/reports/sentences.ts';
import { provinceReport } from './province-report.ts';
import { levels, NOVEMBER, NOVEMBER_LAST_YEAR, OCTOBER } from './small-province.ts';

const FULL = provinceReport(
  [NOVEMBER, levels(800, 379, 60, 30, 15)],
  [OCTOBER, levels(700, 300, 100, 60, 40)],
  [NOVEMBER_LAST_YEAR, levels(600, 320, 50, 20, 10)],
);

describe('leadSentence', () => {
  it('says how many rated, how satisfied, what changed and what the target says', () => {
    expect(leadSentence(FULL, 'vi')).toBe(
      'Trong kỳ có 1.284 lượt đánh giá, trong đó 1.179 lượt rất hài lòng và hài lòng, đạt 91,8%; ' +
        'tăng 8,5 điểm phần trăm so với tháng trước; ' +
        'giảm 0,2 điểm phần trăm so với cùng kỳ năm 2025 (có thể do ngẫu nhiên); ' +
        'đạt chỉ tiêu (tối thiểu 90%).',
    );
  });

  it('is complete in English', () => {
    expect(leadSentence(FULL, 'en')).toBe(
      'There are 1,284 ratings in this period, 1,179 of them satisfied or very satisfied: 91.8%; ' +
        'up 8.5 percentage points against the month before; ' +
        'down 0.2 percentage points against the same period of 2025 (may be chance); ' +
        'meets the target (at least 90%).',
    );
  });

  it.each([
    {
      counts: levels(90, 0, 10),
      end: 'đạt chỉ tiêu (tối thiểu 90%), nhưng chưa đủ căn cứ thống kê để kết luận.',
    },
    {
      counts: levels(5, 0, 5),
      end: 'chưa đạt chỉ tiêu (tối thiểu 90%), nhưng chưa đủ số lượt để kết luận.',
    },
    { counts: levels(50, 0, 50), end: 'chưa đạt chỉ tiêu (tối thiểu 90%).' },
  ])('says how sure the comparison is: $end', ({ counts, end }) => {
    expect(leadSentence(provinceReport([NOVEMBER, counts]), 'vi').endsWith(end)).toBe(true);
  });

  it.each([
    { case: 'nobody rated', counts: levels(0), text: 'Trong kỳ chưa có lượt đánh giá nào.' },
    {
      case: 'too few rated',
      counts: levels(4),
      text: 'Số liệu của kỳ không hiển thị để bảo vệ người đánh giá (ít hơn 5).',
    },
    {
      case: 'a few who agree',
      counts: levels(9),
      text: 'Trong kỳ có 9 lượt đánh giá, tỷ lệ hài lòng >90%.',
    },
  ])('says that $case', ({ counts, text }) => {
    expect(leadSentence(provinceReport([NOVEMBER, counts]), 'vi')).toBe(text);
  });
});

describe('the other sentences', () => {
  it('names the period with its days', () => {
    expect(periodSentence(FULL, 'vi')).toBe(
      'Kỳ: tháng 11/2026 (từ ngày 15/10/2026 đến ngày 14/11/2026)',
    );
  });

  it('tells the spread over the levels', () => {
    expect(distributionSentence(FULL.overall, 'vi')).toBe(
      '1.284 lượt đánh giá: Rất hài lòng 62,3%, Hài lòng 29,5%, Bình thường 4,7%, ' +
        'Không hài lòng 2,3%, Rất không hài lòng 1,2%.',
    );
  });
});
