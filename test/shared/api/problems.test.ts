import { expect, it } from 'vitest';
import { PROBLEMS } from '../../../shared/api/problems.ts';

it('tells people too what to do while the server is busy', () => {
  const { vi, en } = PROBLEMS.overloaded.title;
  expect(vi).toContain('thử lại');
  expect(en).toContain('try again');
});
