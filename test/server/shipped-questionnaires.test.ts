import { describe, expect, it } from 'vitest';
import { FACTORS } from '../../shared/domain/factor.ts';
import { OVERALL } from '../../shared/domain/questionnaire.ts';
import { shippedQuestionnaires } from '../../server/shipped/questionnaires.ts';

describe('the shipped questionnaires', () => {
  const [motCham, namYeuTo] = shippedQuestionnaires();

  it('ask first how the official served', () => {
    for (const { items } of shippedQuestionnaires()) expect(items[0].code).toBe(OVERALL);
  });

  it('ask nothing more in Một chạm, and one skippable item per factor in Năm yếu tố', () => {
    expect(motCham!.items).toHaveLength(1);
    const further = namYeuTo!.items.slice(1);
    expect(further.map(({ factor }) => factor)).toEqual(FACTORS);
    expect(further.every(({ skippable }) => skippable)).toBe(true);
  });

  it('offer eight reasons up to "Bình thường", of which three may be given', () => {
    for (const { reasons, maxReasons } of shippedQuestionnaires()) {
      expect(new Set(reasons.map(({ code }) => code)).size).toBe(8);
      expect(new Set(reasons.map(({ offeredUpTo }) => offeredUpTo))).toEqual(new Set([3]));
      expect(maxReasons).toBe(3);
    }
  });
});
