const vi = {
  title: 'Kết quả của tôi',
  intro:
    'Mức độ hài lòng của người dân với Ông/Bà trong sáu kỳ đã kết thúc gần nhất, đúng như trong báo cáo của đơn vị.',
  none: 'Chưa có kết quả để xem',
  noneText: 'Tài khoản này chưa được gắn với một cán bộ. Hãy hỏi người quản trị của đơn vị.',
  withheld:
    'Chỉ hiện kết quả từ 11 lượt đánh giá, trong ít nhất 3 ngày; kỳ đang diễn ra không hiện. Như vậy không ai suy ra được người dân nào đã chọn mức nào.',
  columns: {
    period: 'Kỳ',
    ratings: 'Số lượt',
    rate: 'Tỷ lệ hài lòng',
    interval: 'Khoảng tin cậy 95%',
  },
  empty: 'Không có lượt đánh giá',
  few: 'Chưa đủ để công bố',
  coarse: 'Quá ít lượt để ghi chính xác',
};

const en: typeof vi = {
  title: 'My figures',
  intro:
    "Citizens' satisfaction with you in the last six periods that have ended, as in the unit's report.",
  none: 'No figures to see yet',
  noneText: 'This account is not tied to an official yet. Ask the administrator of the unit.',
  withheld:
    'Figures are shown from 11 ratings on at least 3 days, and not of the running period: nobody can tell from them which citizen chose what.',
  columns: {
    period: 'Period',
    ratings: 'Ratings',
    rate: 'Satisfaction rate',
    interval: '95% interval',
  },
  empty: 'No ratings',
  few: 'Too few to be shown',
  coarse: 'Too few ratings for an exact share',
};

export const ownFiguresWording = { vi, en };
