import type { ProblemEntry } from './problem-entry.ts';

/** Refusals of changes to the duty roster. The issues name whom and when. */
export const DUTY_PROBLEMS = {
  'duty-overlaps': {
    status: 409,
    retry: 'never',
    title: {
      vi: 'Trong thời gian này quầy đã có cán bộ trực (xem bên dưới). Hãy chọn giờ khác, hoặc sửa ca trực đó trước.',
      en: 'Somebody is on duty at this counter in that time (see below). Choose other hours, or change that duty first.',
    },
  },
  'duty-outside-validity': {
    status: 422,
    retry: 'never',
    title: {
      vi: 'Cán bộ hoặc quầy không hoạt động trong suốt ca trực này: ngoài thời gian hiệu lực hoặc biệt phái (xem bên dưới). Hãy chọn người khác hoặc ngày khác.',
      en: 'The official or the counter does not serve throughout that time: it lies outside the days of validity or secondment (see below). Choose somebody else or other days.',
    },
  },
  'official-of-another-unit': {
    status: 422,
    retry: 'never',
    title: {
      vi: 'Cán bộ này không thuộc đơn vị có quầy. Hãy chọn cán bộ của đơn vị.',
      en: 'This official does not belong to the unit of the counter. Choose an official of the unit.',
    },
  },
} as const satisfies Record<string, ProblemEntry>;

export type DutyProblem = keyof typeof DUTY_PROBLEMS;
