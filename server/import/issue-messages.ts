import type { Localized } from '../../shared/domain/language.ts';

const say = (vi: string, en: string): Localized => ({ vi, en });

/** Everything that can be wrong with a cell: what came, what was expected. */
export const MESSAGES = {
  missingColumn: (headings: string) =>
    say(`thiếu cột này (tên cột: ${headings})`, `this column is missing (named ${headings})`),
  empty: () => say('không được để trống', 'must not be empty'),
  code: (text: string) =>
    say(
      `"${text}" không dùng làm mã được; mã gồm chữ, số, dấu chấm, gạch ngang, tối đa 64 ký tự`,
      `"${text}" cannot be a code: letters, digits, dots and dashes, at most 64`,
    ),
  name: () =>
    say(
      'dài quá 200 ký tự hoặc có ký tự điều khiển',
      'is longer than 200 characters or has control characters',
    ),
  kind: (text: string) =>
    say(
      `không rõ cấp "${text}"; dùng: tỉnh, sở, cơ quan trung ương, huyện, xã, ` +
        'đơn vị sự nghiệp, trung tâm',
      `unknown kind "${text}"; use: province, department, central-agency, district, commune, ` +
        'public-service-unit, centre',
    ),
  honorific: (text: string) =>
    say(`"${text}" không phải Ông hoặc Bà`, `"${text}" is neither Ông nor Bà`),
  day: (text: string) =>
    say(
      `"${text}" không phải ngày có thật; viết như 15/11/2026`,
      `"${text}" is not an existing day; write it like 15/11/2026`,
    ),
  instant: (text: string) =>
    say(
      `"${text}" không phải thời điểm có thật; viết như 15/11/2026 hoặc 15/11/2026 13:30`,
      `"${text}" is not an existing time; write it like 15/11/2026 or 15/11/2026 13:30`,
    ),
  month: (text: string) =>
    say(
      `"${text}" không phải một tháng; viết như 2026-11 hoặc Tháng 11/2026`,
      `"${text}" is not a month; write it like 2026-11 or Tháng 11/2026`,
    ),
  count: (text: string) =>
    say(
      `"${text}" không phải số nguyên không âm; viết như 1284 hoặc 1.284`,
      `"${text}" is not a whole number; write it like 1284 or 1.284`,
    ),
  dependsOnWrongRow: (code: string) =>
    say(`phụ thuộc vào dòng lỗi của "${code}"`, `depends on the wrong row of "${code}"`),
  field: (text: string, known: string) =>
    say(`không có lĩnh vực "${text}"; dùng: ${known}`, `no field "${text}"; use: ${known}`),
  repeated: (row: number) => say(`trùng với dòng ${row}`, `repeats row ${row}`),
  unknownParent: (code: string) =>
    say(`không có đơn vị cấp trên mang mã "${code}"`, `there is no parent unit "${code}"`),
  parentCycle: (codes: string) =>
    say(`đơn vị cấp trên tạo thành vòng: ${codes}`, `the parents form a circle: ${codes}`),
  unknownUnit: (code: string) =>
    say(`không có đơn vị mang mã "${code}"`, `there is no unit "${code}"`),
  unknownServicePoint: (code: string) =>
    say(`không có điểm tiếp nhận mang mã "${code}"`, `there is no service point "${code}"`),
  unknownCounter: (code: string) =>
    say(`không có quầy mang mã "${code}"`, `there is no counter "${code}"`),
  unknownOfficial: (code: string) =>
    say(`không có cán bộ mang mã "${code}"`, `there is no official "${code}"`),
  movesToUnit: (unit: string) =>
    say(
      `mã này thuộc đơn vị "${unit}" và không chuyển sang đơn vị khác được; dùng mã mới`,
      `this code belongs to unit "${unit}" and cannot move to another; use a new code`,
    ),
  endsBeforeItBegins: () => say('kết thúc trước khi bắt đầu', 'ends before it begins'),
  overlapsRow: (row: number) =>
    say(`chồng lên phân công ở dòng ${row} của cùng quầy`, `overlaps row ${row}, the same counter`),
  overlapsStored: (official: string) =>
    say(
      `chồng lên phân công đã có của cán bộ "${official}" tại quầy này`,
      `overlaps a duty of "${official}" already stored for this counter`,
    ),
} as const;
