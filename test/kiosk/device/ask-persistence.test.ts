import { afterEach, expect, it, vi } from 'vitest';
import { askPersistence } from '../../../kiosk/device/ask-persistence.ts';

afterEach(() => {
  vi.useRealTimers();
});

const asked = async (persist: () => Promise<boolean>): Promise<boolean | null> => {
  vi.useFakeTimers();
  const answer = askPersistence({ persist } as StorageManager); // the one method that is used
  await vi.runAllTimersAsync();
  return answer;
};

it.each([
  ['granted', async () => true, true],
  ['refused', async () => false, false],
  ['not answered by anybody', () => new Promise<boolean>(() => undefined), null],
  ['impossible to ask for', () => Promise.reject(new TypeError('no')), null],
])('persistence that is %s is reported as such', async (_, persist, expected) => {
  expect(await asked(persist)).toBe(expected);
});
