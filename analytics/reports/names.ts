import type { Factor } from '../../shared/domain/factor.ts';
import type { Localized } from '../../shared/domain/language.ts';
import type { Level } from '../../shared/domain/level.ts';
import type { PeriodKind } from '../../shared/domain/period.ts';
import type { UnitKind } from '../../shared/domain/unit.ts';
import type { NominalVerdict } from '../stats/index.ts';
import type { Judgement } from './figure.ts';

/** Words that every printed report shares with the screens: one wording per code. */
export const LEVEL_NAMES: Readonly<Record<Level, Localized>> = {
  5: { vi: 'Rất hài lòng', en: 'Very satisfied' },
  4: { vi: 'Hài lòng', en: 'Satisfied' },
  3: { vi: 'Bình thường', en: 'Neutral' },
  2: { vi: 'Không hài lòng', en: 'Dissatisfied' },
  1: { vi: 'Rất không hài lòng', en: 'Very dissatisfied' },
};

/** Heading of a group of units, in the plural. */
export const UNIT_KIND_NAMES: Readonly<Record<UnitKind, Localized>> = {
  province: { vi: 'Tỉnh, thành phố', en: 'Provinces' },
  department: { vi: 'Sở, ban, ngành', en: 'Departments' },
  'central-agency': { vi: 'Cơ quan ngành dọc', en: 'Central agencies' },
  centre: { vi: 'Trung tâm Phục vụ hành chính công', en: 'Public administration service centres' },
  district: { vi: 'Huyện, thành phố', en: 'Districts' },
  commune: { vi: 'Xã, phường, thị trấn', en: 'Communes' },
  'public-service-unit': { vi: 'Đơn vị sự nghiệp công lập', en: 'Public-service units' },
};

/** The five factors by the words of QĐ 2640/QĐ-BNV. */
export const FACTOR_NAMES: Readonly<Record<Factor, Localized>> = {
  access: { vi: 'Tiếp cận dịch vụ', en: 'Access to the service' },
  procedure: { vi: 'Thủ tục hành chính', en: 'Administrative procedure' },
  official: {
    vi: 'Công chức trực tiếp giải quyết công việc',
    en: 'The official who handles the work',
  },
  result: { vi: 'Kết quả cung ứng dịch vụ', en: 'Result of the service' },
  feedback: {
    vi: 'Tiếp nhận, giải quyết góp ý, phản ánh, kiến nghị',
    en: 'Handling of suggestions and complaints',
  },
};

/** What `previous` is called beside a difference. */
export const PREVIOUS_PERIOD_NAMES: Readonly<Record<PeriodKind, Localized>> = {
  month: { vi: 'tháng trước', en: 'the month before' },
  quarter: { vi: 'quý trước', en: 'the quarter before' },
  half: { vi: '6 tháng trước', en: 'the half-year before' },
  'nine-months': { vi: '9 tháng năm trước', en: 'nine months of the year before' },
  year: { vi: 'năm trước', en: 'the year before' },
};

/** The rate alone against the target: what the official table asks for. */
export const NOMINAL_NAMES: Readonly<Record<NominalVerdict, Localized>> = {
  met: { vi: 'Đạt', en: 'Met' },
  'not-met': { vi: 'Chưa đạt', en: 'Not met' },
};

/** What the interval allows to conclude. */
export const VERDICT_NAMES: Readonly<Record<Judgement['verdict'], Localized>> = {
  met: { vi: 'Đạt', en: 'Met' },
  'not-met': { vi: 'Chưa đạt', en: 'Not met' },
  undetermined: { vi: 'Chưa đủ căn cứ', en: 'Undetermined' },
  insufficient: { vi: 'Chưa đủ số lượt', en: 'Too few ratings' },
};
