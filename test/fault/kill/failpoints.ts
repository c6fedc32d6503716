import { writeSync } from 'node:fs';
import { createIngest } from '../../../server/ingest/ingest.ts';
import { makeServices, type Services } from '../../../server/services.ts';
import type { Store } from '../../../server/store/open-store.ts';

/** Places on the way of a batch where a server can be made to die. */
export const FAILPOINTS = [
  'before-parse',
  'after-verify',
  'after-insert-raw',
  'before-commit',
  'after-commit-before-reply',
  'before-answer',
] as const;

export type Failpoint = (typeof FAILPOINTS)[number];

/** Called at every place that is passed. */
type Pass = (place: Failpoint) => void;

/** Dies at the `nth` time that the place is passed, as a power cut would have it. */
export function dieAt(failpoint: Failpoint, nth: number): Pass {
  let passed = 0;
  return (place) => {
    if (place !== failpoint) return;
    passed += 1;
    if (passed < nth) return;
    writeSync(2, `failpoint ${place}\n`);
    process.kill(process.pid, 'SIGKILL');
  };
}

/** The same services; their ingest is the product's own, and tells where it is. */
export function withFailpoints(services: Services, pass: Pass): Services {
  const { store, serverKey, clock, isClockRight, newId } = services;
  const ingest = createIngest({
    store: tellingStore(store, pass),
    serverKey,
    clock,
    isClockRight,
    newId,
    random: Math.random,
    // Asked between the check of the signatures and the transaction.
    hasRoom: () => {
      pass('after-verify');
      return Promise.resolve(true);
    },
    onUnreliableStorage: () => process.exit(70),
  });
  return makeServices({
    ...services,
    ingest: {
      ...ingest,
      accept: async (request) => {
        pass('before-parse');
        const answer = await ingest.accept(request);
        pass('before-answer');
        return answer;
      },
    },
  });
}

function tellingStore(store: Store, pass: Pass): Store {
  return {
    ...store,
    db: tellingDatabase(store.db, pass),
    insertRows: async (trx, insert, rows) => {
      const written = await store.insertRows(trx, insert, rows);
      if (insert.table === 'records') pass('after-insert-raw');
      return written;
    },
  };
}

/** All of a database, but its transactions pass two places; only `execute` of them is used. */
function tellingDatabase(db: Store['db'], pass: Pass): Store['db'] {
  const transaction = () => ({
    execute: async (work: Parameters<ReturnType<Store['db']['transaction']>['execute']>[0]) => {
      const answer = await db.transaction().execute(async (trx) => {
        const done = await work(trx);
        pass('before-commit');
        return done;
      });
      pass('after-commit-before-reply');
      return answer;
    },
  });
  return new Proxy(db, {
    get(target, name) {
      if (name === 'transaction') return transaction;
      const value: unknown = Reflect.get(target, name, target);
      return typeof value === 'function' ? (value.bind(target) as unknown) : value;
    },
  });
}
