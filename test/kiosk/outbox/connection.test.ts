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
      return database.transaction('records').store.count();
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

describe('a dying database', () => {
  it('is opened anew up to three times in all', async () => {
    const connection = createConnection('dies-twice');
    let tried = 0;
    const answer = await connection.use(async (database) => {
      tried += 1;
      if (tried < 3) throw new DOMException('gone', 'UnknownError');
      return database.objectStoreNames.length;
    });
    expect(answer).toBe(3);
    let always = 0;
    const work = async (): Promise<never> => {
      always += 1;
      throw new DOMException('gone', 'UnknownError');
    };
    await expect(connection.use(work)).rejects.toThrow('gone');
    expect(always).toBe(3);
  });

  it('that does not answer is given up, once, and opened anew for the next', async () => {
    const connection = createConnection('silent');
    // Opened: the 5 ms below are for the silence, not for a slow machine's first opening.
    await connection.use(() => Promise.resolve());
    let tried = 0;
    const silent = (): Promise<never> => {
      tried += 1;
      return new Promise(() => undefined);
    };
    await expect(connection.use(silent, 5)).rejects.toThrow('does not answer');
    expect(tried).toBe(1);
    expect(await connection.use(async (database) => database.name)).toBe('silent');
  });

  it('that cannot be opened is not remembered', async () => {
    const newer = indexedDB.open('newer', 9);
    await new Promise((resolve) => {
      newer.onsuccess = resolve;
    });
    newer.result.close();
    const connection = createConnection('newer');
    const open = () => connection.use(async (database) => database.name);
    await expect(open()).rejects.toThrow();
    await new Promise((resolve) => {
      indexedDB.deleteDatabase('newer').onsuccess = resolve;
    });
    expect(await open()).toBe('newer');
  });

  it('lets a newer build upgrade, and is opened anew afterwards', async () => {
    const connection = createConnection('upgraded');
    await connection.use(() => Promise.resolve());
    await new Promise((resolve, reject) => {
      const deleted = indexedDB.deleteDatabase('upgraded');
      deleted.onsuccess = resolve;
      deleted.onblocked = reject;
    });
    expect(await connection.use(async (database) => database.name)).toBe('upgraded');
  });

  it('is not suspected of what is no fault of a database', async () => {
    const connection = createConnection('innocent');
    const work = () => Promise.reject(new TypeError('a mistake of ours'));
    await expect(connection.use(work)).rejects.toThrow('a mistake of ours');
  });
});
