import type { ReportRules } from '../../reports/period-report.ts';

export interface MethodSection {
  readonly title: string;
  readonly paragraphs: readonly string[];
}

type Rules = Pick<ReportRules, 'minimumN' | 'thresholds' | 'silentAfterHours'>;

const vi = {
  title: 'Phương pháp',
  intro: 'Số liệu trên trang này được tính thế nào và nói được đến đâu.',
  version: (version: string) => `Phiên bản quy tắc: ${version}`,
  sections: ({ minimumN, thresholds, silentAfterHours }: Rules): readonly MethodSection[] => [
    {
      title: 'Tỷ lệ hài lòng',
      paragraphs: [
        'Số lượt “Rất hài lòng” và “Hài lòng” chia cho tổng số lượt. “Bình thường” vẫn nằm trong mẫu số.',
        'Kết quả phản ánh người tham gia đánh giá, không phải mẫu ngẫu nhiên. Đây không phải chỉ số SIPAS của Bộ Nội vụ, vốn được điều tra theo hộ gia đình.',
      ],
    },
    {
      title: 'Khoảng tin cậy 95%',
      paragraphs: [
        'Khoảng Wilson, z = 1,96. Ít lượt thì khoảng rộng: 27 trên 30 lượt là 90%, nhưng khoảng từ 74,4% đến 96,5%.',
        'Khoảng chỉ tính phần ngẫu nhiên; không tính việc ai chọn đánh giá và ai không.',
      ],
    },
    {
      title: 'Kết luận so với chỉ tiêu',
      paragraphs: [
        'Đạt: cả khoảng tin cậy đạt chỉ tiêu. Chưa đạt: cả khoảng dưới chỉ tiêu. Chưa đủ căn cứ: chỉ tiêu nằm trong khoảng.',
        `Chưa đủ mẫu: ít hơn ${minimumN} lượt. So trực tiếp tỷ lệ với chỉ tiêu luôn được in bên cạnh, vì cơ quan được đánh giá theo con số đó.`,
      ],
    },
    {
      title: 'So với kỳ trước',
      paragraphs: [
        'Chênh lệch tính bằng điểm phần trăm, với khoảng Newcombe 95%. Mũi tên rỗng màu xám khi khoảng chứa 0: có thể do ngẫu nhiên.',
      ],
    },
    {
      title: 'Số liệu không hiện',
      paragraphs: [
        `Không in số khi đơn vị, lĩnh vực hoặc yếu tố có ít hơn ${thresholds.unit} lượt; quầy, điểm tiếp nhận ít hơn ${thresholds.counter} lượt; cán bộ ít hơn ${thresholds.official} lượt hoặc được đánh giá trong ít hơn ${thresholds.officialDays} ngày.`,
        `Dưới ${thresholds.exactShare} lượt, tỷ lệ 0% hoặc 100% in là “<10%” hoặc “>90%”. Khi chỉ một dòng bị ẩn, dòng nhỏ kế tiếp cũng ẩn để không tính ngược được.`,
      ],
    },
    {
      title: 'Kỳ báo cáo và máy đánh giá',
      paragraphs: [
        'Lượt đánh giá thuộc kỳ nào do ngày theo giờ Việt Nam tại thời điểm chạm quyết định. Bản ghi đến muộn vẫn được tính vào đúng kỳ.',
        'Không ai sửa hay xóa được lượt đánh giá. Hai người có thể cùng quyết định hủy mọi lượt của một quầy hoặc một máy trong một khoảng thời gian, bất kể mức đánh giá; số lượt bị hủy được in cạnh kết quả.',
        `Máy được coi là im lặng khi không liên lạc quá ${silentAfterHours} giờ.`,
      ],
    },
  ],
};

const en: typeof vi = {
  title: 'Method',
  intro: 'How the figures are made, and how far they reach.',
  version: (version: string) => `Version of the rules: ${version}`,
  sections: ({ minimumN, thresholds, silentAfterHours }: Rules): readonly MethodSection[] => [
    {
      title: 'Satisfaction rate',
      paragraphs: [
        'Ratings of “Very satisfied” and “Satisfied” divided by all ratings. “Neutral” stays in the denominator.',
        'The results describe those who rated; they are not a random sample. They are not the SIPAS index of the ministry, which is a household survey.',
      ],
    },
    {
      title: '95% interval',
      paragraphs: [
        'Wilson’s interval, z = 1.96. Few ratings make it wide: 27 of 30 is 90%, but the interval runs from 74.4% to 96.5%.',
        'It covers chance only, not who chose to rate and who did not.',
      ],
    },
    {
      title: 'Verdict against the target',
      paragraphs: [
        'Met: the whole interval meets the target. Not met: the whole interval is below it. Undetermined: the target lies inside.',
        `Too few: fewer than ${minimumN} ratings. The nominal comparison of the rate with the target always stands beside it, as offices are judged by it.`,
      ],
    },
    {
      title: 'Against an earlier period',
      paragraphs: [
        'Differences are percentage points, with Newcombe’s 95% interval. A hollow grey arrow means that the interval contains 0: it may be chance.',
      ],
    },
    {
      title: 'Figures that are withheld',
      paragraphs: [
        `No figure is printed for a unit, field or factor with fewer than ${thresholds.unit} ratings; a counter or service point with fewer than ${thresholds.counter}; an official with fewer than ${thresholds.official}, or rated on fewer than ${thresholds.officialDays} days.`,
        `Below ${thresholds.exactShare} ratings a share of 0% or 100% is printed as “<10%” or “>90%”. When one row alone is hidden, the next smallest is hidden too, so that it cannot be worked out.`,
      ],
    },
    {
      title: 'Periods and kiosks',
      paragraphs: [
        'The day in Viet Nam at the moment of the touch decides the period. A record that comes late still counts in its own period.',
        'Nobody can edit or delete a rating. Two persons can decide together to annul every rating of a counter or kiosk in a window of time, whatever its level; how many were annulled stands beside the result.',
        `A kiosk is silent when it has not been heard for over ${silentAfterHours} hours.`,
      ],
    },
  ],
};

export const methodWording = { vi, en };
