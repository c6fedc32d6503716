import { describe, expect, it } from 'vitest';
import { annulledNote } from '../../../analytics/reports/annulled-note.ts';

describe('what is said of annulled ratings', () => {
  it.each([
    [0, 'vi', 'Đã hủy theo quyết định: 0 lượt'],
    [1_284, 'vi', 'Đã hủy theo quyết định: 1.284 lượt'],
    [0, 'en', 'Annulled by decision: 0 ratings'],
    [1, 'en', 'Annulled by decision: 1 rating'],
  ] as const)('of %i in %s: %s', (count, language, text) => {
    expect(annulledNote(count, language)).toBe(text);
  });
});
