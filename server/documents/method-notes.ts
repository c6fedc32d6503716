import {
  formatCount,
  formatDay,
  formatInstant,
  formatPeriod,
  formatTarget,
} from '../../analytics/reports/format.ts';
import type { ReportTarget } from '../../analytics/reports/figure.ts';
import type { PeriodReport } from '../../analytics/reports/period-report.ts';
import { annulledNote } from '../../analytics/reports/annulled-note.ts';
import { cutOffText } from './cut-off-text.ts';
import { integrityNotes } from './integrity-table.ts';

/** A point of the method sheet. */
export interface MethodNote {
  readonly subject: string;
  readonly text: string;
}

export interface MethodSource {
  readonly report: PeriodReport;
  readonly softwareVersion: string;
}

export const SAMPLE_LINE = 'DỮ LIỆU MINH HỌA';

/** How the figures came about: enough to judge them and to work them out again. */
export function methodNotes({ report, softwareVersion }: MethodSource): MethodNote[] {
  return [
    ...sampleNote(report),
    ...periodNotes(report),
    ...DEFINITIONS,
    ...judgementNotes(report),
    ...releaseNotes(report),
    ...annulledNotes(report),
    ...qualityNotes(report),
    ...deviceNotes(report),
    ...verificationNotes(report),
    {
      subject: 'Phần mềm',
      text: `Một Chạm ${softwareVersion}, quy tắc tính phiên bản ${report.rules.version}`,
    },
  ];
}

const DEFINITIONS: readonly MethodNote[] = [
  {
    subject: 'Lượt đánh giá',
    text: 'Một lần người dân, tổ chức chạm chọn một trong năm mức trên máy đánh giá tại quầy.',
  },
  {
    subject: 'Tỷ lệ hài lòng',
    text:
      '(Số lượt "Rất hài lòng" + số lượt "Hài lòng") / tổng số lượt đánh giá. ' +
      'Mức "Bình thường" không tính là hài lòng và vẫn nằm trong mẫu số.',
  },
  {
    subject: 'Phạm vi của số liệu',
    text:
      'Kết quả phản ánh người tham gia đánh giá tại quầy, không phải mẫu ngẫu nhiên; ' +
      'không phải Chỉ số hài lòng do Bộ Nội vụ công bố và không thay thế chỉ số đó.',
  },
  {
    subject: 'Năm yếu tố',
    text:
      'Tỷ lệ hài lòng trên câu trả lời của từng yếu tố trong bộ câu hỏi; ' +
      'người đánh giá có thể bỏ qua câu hỏi nên số lượt của các yếu tố khác nhau.',
  },
  {
    subject: 'Công chức được đánh giá',
    text:
      'Người trực tại quầy vào thời điểm đánh giá theo bảng phân công. ' +
      'Không có người trực thì chỉ tính cho quầy.',
  },
  {
    subject: 'Số lượt loại trừ',
    text:
      'Không ai sửa, xóa hay loại riêng từng lượt đánh giá. Bản ghi không đọc được hoặc sai chữ ký ' +
      'không được tính. Lượt bị hủy theo quyết định của hai người được ghi ở mục dưới.',
  },
];

function sampleNote({ sample }: PeriodReport): MethodNote[] {
  if (!sample) return [];
  const text = 'Toàn bộ số liệu và tên người trong tệp này là dữ liệu minh họa, không có thật.';
  return [{ subject: SAMPLE_LINE, text }];
}

function periodNotes(report: PeriodReport): MethodNote[] {
  const { period, previous, lastYear } = report;
  const days = (p: typeof period) =>
    `từ ngày ${formatDay(p.firstDay)} đến ngày ${formatDay(p.lastDay)}`;
  return [
    { subject: 'Đơn vị', text: report.path.map(({ name }) => name).join(' › ') },
    {
      subject: 'Kỳ báo cáo',
      text: `${capitalised(formatPeriod(period, 'vi'))}, ${days(period)}, giờ Việt Nam${
        period.ended ? '' : '. Kỳ chưa kết thúc, số liệu còn thay đổi'
      }.`,
    },
    { subject: 'Ngày chốt số liệu', text: cutOffText(period) },
    {
      subject: 'Kỳ trước',
      text: `${capitalised(formatPeriod(previous, 'vi'))}, ${days(previous)}.`,
    },
    {
      subject: 'Cùng kỳ năm trước',
      text: `${capitalised(formatPeriod(lastYear, 'vi'))}, ${days(lastYear)}.`,
    },
    ...predecessorNote(report),
    { subject: 'Lập lúc', text: formatInstant(report.generatedAtMs) },
  ];
}

/** Says whose ratings stand under the unit's name in earlier periods. */
function predecessorNote({ predecessors }: PeriodReport): MethodNote[] {
  if (predecessors.length === 0) return [];
  const names = predecessors.map(({ name, lastDay }) => `${name} (đến ${formatDay(lastDay)})`);
  return [
    {
      subject: 'Đơn vị tiền thân',
      text: `Số liệu của đơn vị ở các kỳ trước gộp số liệu đơn vị tiền thân: ${names.join('; ')}.`,
    },
  ];
}

function judgementNotes(report: PeriodReport): MethodNote[] {
  const { minimumN } = report.rules;
  return [
    {
      subject: 'Khoảng tin cậy',
      text: 'Khoảng Wilson ở mức tin cậy 95% (z = 1,959964), không hiệu chỉnh liên tục.',
    },
    {
      subject: 'So với chỉ tiêu',
      text:
        'Cột "Kết quả" so tỷ lệ hài lòng với chỉ tiêu, không làm tròn. Cột "Kết luận thống kê": ' +
        '"Đạt" khi cận dưới của khoảng tin cậy đạt chỉ tiêu; "Chưa đạt" khi cận trên không đạt; ' +
        `"Chưa đủ căn cứ" khi chỉ tiêu nằm trong khoảng; "Chưa đủ số lượt" khi dưới ${minimumN} lượt.`,
    },
    ...targetNotes(report),
    {
      subject: 'Tăng, giảm',
      text: 'Hiệu hai tỷ lệ hài lòng, tính bằng điểm phần trăm; kỳ trước không công bố thì để trống.',
    },
  ];
}

function targetNotes(report: PeriodReport): MethodNote[] {
  const byBasis = Map.groupBy(targetsIn(report), ({ legalBasis }) => legalBasis);
  if (byBasis.size === 0) return [{ subject: 'Chỉ tiêu', text: 'Chưa đặt chỉ tiêu cho kỳ này.' }];
  return [...byBasis].map(([legalBasis, targets]) => {
    const values = [...new Set(targets.map((target) => formatTarget(target, 'vi')))];
    return {
      subject: 'Căn cứ của chỉ tiêu',
      text: `${capitalised(values.join('; '))}: ${legalBasis}.`,
    };
  });
}

function targetsIn({ overall, tables, trend }: PeriodReport): ReportTarget[] {
  const figures = [
    overall,
    tables.units.own,
    ...tables.units.groups.flatMap(({ rows }) => rows.map(({ figure }) => figure)),
    ...tables.fields.map(({ figure }) => figure),
  ];
  const held = figures.map((figure) => {
    if (figure.kind === 'coarse') return figure.target;
    return figure.kind === 'shown' ? (figure.judgement?.target ?? null) : null;
  });
  return [trend.at(-1)?.target ?? null, ...held].filter((target) => target !== null);
}

function releaseNotes({ rules: { thresholds } }: PeriodReport): MethodNote[] {
  const { unit, counter, official, officialDays, exactShare } = thresholds;
  return [
    {
      subject: 'Ngưỡng công bố',
      text:
        `Đơn vị, lĩnh vực, yếu tố: từ ${unit} lượt; quầy: từ ${counter} lượt; công chức: từ ` +
        `${official} lượt trong ít nhất ${officialDays} ngày. Dưới ngưỡng không công bố; ` +
        'ô khác trong cùng bảng có thể được ẩn thêm để không suy ra được ô đã ẩn.',
    },
    {
      subject: 'Tỷ lệ gần đúng',
      text: `Dưới ${exactShare} lượt mà tất cả cùng hài lòng hoặc cùng không: chỉ ghi >90% hoặc <10%.`,
    },
  ];
}

function annulledNotes({ quality }: PeriodReport): MethodNote[] {
  return [
    {
      subject: 'Lượt bị hủy',
      text:
        `${annulledNote(quality.annulledRatings, 'vi')}. Mỗi quyết định do hai người, nêu lý do, phủ mọi ` +
        'lượt của một quầy hoặc một máy trong một khoảng thời gian, bất kể mức đánh giá; bản ghi ' +
        'gốc vẫn được giữ.',
    },
  ];
}

function qualityNotes({ quality, rules }: PeriodReport): MethodNote[] {
  const { kiosks, quarantinedRecords, undatedRatings, lastReceivedAtMs } = quality;
  const last = lastReceivedAtMs === null ? 'chưa có' : formatInstant(lastReceivedAtMs);
  return [
    {
      subject: 'Chất lượng số liệu',
      text:
        `${formatCount(kiosks.paired, 'vi')} máy đánh giá đang ghép nối, trong đó ` +
        `${formatCount(kiosks.silent, 'vi')} máy im lặng quá ${rules.silentAfterHours} giờ khi lập báo cáo; ` +
        `${formatCount(quarantinedRecords, 'vi')} bản ghi trong kỳ giữ lại chưa tính; ` +
        `${formatCount(undatedRatings, 'vi')} lượt không chắc thuộc kỳ này, chưa tính; ` +
        `bản ghi cuối nhận lúc: ${last}.`,
    },
  ];
}

/** What the devices lost and missed. */
function deviceNotes({ quality }: PeriodReport): MethodNote[] {
  const { missingRecords, kiosksWithGaps, silentMinutes } = quality;
  const chain =
    missingRecords === 0
      ? 'Chuỗi bản ghi liền mạch, 0 khoảng trống'
      : `Chuỗi bản ghi thiếu ${formatCount(missingRecords, 'vi')} bản ghi ở ` +
        `${formatCount(kiosksWithGaps, 'vi')} máy`;
  const silence =
    silentMinutes === null
      ? 'chưa ghi nhận liên lạc của máy'
      : `các máy im lặng tổng cộng ${formatCount(silentMinutes, 'vi')} phút trong giờ làm việc`;
  return [{ subject: 'Máy đánh giá', text: `${chain}; ${silence}.` }];
}

function verificationNotes({ integrity }: PeriodReport): MethodNote[] {
  return [{ subject: 'Kiểm tra toàn vẹn', text: integrityNotes(integrity).join(' ') }];
}

function capitalised(sentence: string): string {
  return sentence.charAt(0).toLocaleUpperCase('vi') + sentence.slice(1);
}
