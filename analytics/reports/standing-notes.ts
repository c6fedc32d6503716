import type { Language } from '../../shared/domain/language.ts';
import { formatDay } from './format.ts';
import type { EarlierFigures, UnitStanding } from './period-report.ts';

/** What has to be said beside a unit's figures because the unit changed; empty for most. */
export function standingNotes(standing: UnitStanding, language: Language): string[] {
  return [...partialNotes(standing, language), ...earlierNotes(standing, language)];
}

/** Beside the figure of one period; null where it is the unit's own. */
export function figuresNote(figures: EarlierFigures, language: Language): string | null {
  return figures === 'own' ? null : FIGURES[figures][language];
}

const FIGURES = {
  merged: { vi: 'gộp số liệu đơn vị tiền thân', en: "sum of the predecessors' ratings" },
  absent: { vi: 'mới thành lập/không đủ kỳ', en: 'new, or not there for the whole period' },
};

const SPANS = {
  previous: { vi: 'kỳ trước', en: 'period before' },
  lastYear: { vi: 'cùng kỳ năm trước', en: 'same period last year' },
};

function partialNotes({ partial }: UnitStanding, language: Language): string[] {
  if (partial === null) return [];
  const vi = language === 'vi';
  const begun = partial.from === null ? [] : [formatDay(partial.from)];
  const ended = partial.to === null ? [] : [formatDay(partial.to)];
  const days = [
    ...begun.map((day) => (vi ? `mới thành lập từ ${day}` : `new since ${day}`)),
    ...ended.map((day) => (vi ? `hoạt động đến ${day}` : `until ${day}`)),
  ].join(', ');
  return [
    vi ? upper(`${days}: không đủ kỳ, không xếp hạng`) : upper(`${days}: part of it, not ranked`),
  ];
}

function earlierNotes(standing: UnitStanding, language: Language): string[] {
  return (['merged', 'absent'] as const).flatMap((figures) => {
    const spans = (['previous', 'lastYear'] as const).filter(
      (span) => standing[span] === figures && !isSaid(standing, figures),
    );
    if (spans.length === 0) return [];
    const names = spans.map((span) => SPANS[span][language]).join(', ');
    return [upper(`${names}: ${FIGURES[figures][language]}`)];
  });
}

/** A unit that is new in the period had no earlier one either. */
const isSaid = ({ partial }: UnitStanding, figures: EarlierFigures): boolean =>
  figures === 'absent' && partial !== null && partial.from !== null;

const upper = (text: string): string => text.charAt(0).toLocaleUpperCase('vi') + text.slice(1);
