import type * as Append from '../../../kiosk/outbox/append.ts';
import type * as Exchange from '../../../kiosk/outbox/exchange.ts';
import type * as Journal from '../../../kiosk/outbox/journal.ts';
import type * as RecordJournal from '../../../kiosk/outbox/record-journal.ts';
import type * as VerifyReceipt from '../../../kiosk/outbox/verify-receipt.ts';
import type { Receipt } from '../../../shared/record/receipt.ts';
import { ok } from '../../../shared/result.ts';
import { broken, type Mutant } from './mutant.ts';

const LOST = /was thanked for and is lost/u;

const nothing = (): void => undefined;

/** What no server has said. */
const RECEIPT: Omit<Receipt, 'results'> = {
  v: 1,
  kiosk: '',
  epoch: 1,
  request: '',
  through: 0,
  head: null,
  nowMs: 0,
  configurationRevision: '',
};

/** Believes a status, whoever said it. */
const believing200 = broken<typeof Exchange>('kiosk/outbox/exchange.ts', ({ exchange }) => ({
  exchange: async (deps, records) => {
    const statuses: number[] = [];
    const fetch: typeof deps.fetch = async (path, init) => {
      const response = await deps.fetch(path, init);
      statuses.push(response.status);
      return response;
    };
    const end = await exchange({ ...deps, fetch }, records);
    if (statuses.at(-1) !== 200 || end.kind === 'delivered') return end;
    const results = records.map(({ epoch, seq, hash }) => ({
      ...{ epoch, seq, hash },
      fate: 'stored' as const,
    }));
    await deps.onReceipt({
      receipt: { ...RECEIPT, results },
      monoMs: deps.monoMs(),
      roundTripMs: 0,
    });
    return { kind: 'delivered', acknowledged: results.map(({ hash }) => hash) };
  },
}));

/** Each append on its own: nobody waits for the one before. */
const notWaiting = broken<typeof Append>('kiosk/outbox/append.ts', ({ createAppender }) => ({
  createAppender(deps, startHead) {
    let head = startHead;
    return {
      async append(content) {
        const alone = createAppender(deps, head);
        const written = await alone.append(content);
        head = alone.head;
        return written;
      },
      get head() {
        return head;
      },
      owedToStore: 0,
      alone: (task) => task(),
    };
  },
}));

const thankingEarly = broken<typeof Append>('kiosk/outbox/append.ts', ({ createAppender }) => ({
  createAppender(deps, startHead) {
    const waiting: ((recordId: string) => void)[] = [];
    const newId = (): string => {
      const id = deps.newId();
      waiting.shift()?.(id);
      return id;
    };
    const appender = createAppender({ ...deps, newId }, startHead);
    return {
      alone: appender.alone,
      append: (content) =>
        new Promise((resolve) => {
          waiting.push((recordId) => resolve(ok({ recordId })));
          void appender.append(content);
        }),
      get head() {
        return appender.head;
      },
      get owedToStore() {
        return appender.owedToStore;
      },
    };
  },
}));

/** Deliberate breakages of the kiosk's outbox. */
export const KIOSK_MUTANTS: readonly Mutant[] = [
  { title: 'takes any 200 for an acknowledgement', modules: [believing200], caughtBy: LOST },
  {
    title: 'does not check the signature of a receipt',
    modules: [
      broken<typeof VerifyReceipt>('kiosk/outbox/verify-receipt.ts', ({ verifyReceipt }) => ({
        verifyReceipt: (text, expected) =>
          verifyReceipt(text, { ...expected, verify: () => Promise.resolve(true) }),
      })),
    ],
    caughtBy: LOST,
  },
  {
    title: 'gives two records at once the same place',
    modules: [notWaiting],
    caughtBy: /an honest kiosk has a fork/u,
  },
  { title: 'thanks before the record is on the disk', modules: [thankingEarly], caughtBy: LOST },
  {
    title: 'keeps records in IndexedDB only',
    modules: [
      broken<typeof RecordJournal>('kiosk/outbox/record-journal.ts', () => ({
        openRecordJournal: () =>
          Promise.resolve({
            records: [],
            journal: { append: nothing, appendAll: nothing, compact: nothing },
          }),
      })),
    ],
    caughtBy: LOST,
  },
  {
    title: 'does not flush the journal',
    modules: [
      broken<typeof Journal>('kiosk/outbox/journal.ts', ({ openJournal }) => ({
        openJournal: (file) => openJournal({ ...file, flush: nothing }),
      })),
    ],
    caughtBy: LOST,
  },
];
