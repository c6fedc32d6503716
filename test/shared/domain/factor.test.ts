import { expect, test } from 'vitest';
import { FACTORS } from '../../../shared/domain/factor.ts';

test('the five factors keep the order of the ministry’s method', () => {
  expect(FACTORS).toEqual(['access', 'procedure', 'official', 'result', 'feedback']);
});
