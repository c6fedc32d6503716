import type { Language } from '../../shared/domain/language.ts';
import { formatCount } from './format.ts';

/**
 * What is said wherever ratings that are counted apart are printed, also when there are none: that
 * figures could be changed by a decision must never have to be guessed.
 */
export function annulledNote(annulledRatings: number, language: Language): string {
  const count = formatCount(annulledRatings, language);
  return language === 'vi'
    ? `Đã hủy theo quyết định: ${count} lượt`
    : `Annulled by decision: ${count} ${annulledRatings === 1 ? 'rating' : 'ratings'}`;
}
