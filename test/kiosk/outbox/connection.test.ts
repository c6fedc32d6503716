import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { createConnection } from '../../../kiosk/outbox/connection.ts';

describe('a connection', () => {
  it('that died under the page is opened anew, once', async () => {
    const connection = createConnection('dies-once');
    const tried: number[] = [];
    const answer = await connection.use(async (database) => {
      tried.push(tried.length);
      if (tried.length === 1) database.close();
      return (await database.getAllKeys('records')).length;
    });
    expect(answer).toBe(0);
    expect(tried).toEqual([0, 1]);
  });

  it('that dies every time passes the error on', async () => {
    const connection = createConnection('dies-always');
    const work = async (): Promise<never> => {
      throw new DOMException('gone', 'UnknownError');
    };
    await expect(connection.use(work)).rejects.toThrow('gone');
  });

  it('does not repeat work that failed for another reason', async () => {
    const connection = createConnection('full');
    let tried = 0;
    const work = async (): Promise<never> => {
      tried += 1;
      throw new DOMException('full', 'QuotaExceededError');
    };
    await expect(connection.use(work)).rejects.toThrow('full');
    expect(tried).toBe(1);
  });
});
