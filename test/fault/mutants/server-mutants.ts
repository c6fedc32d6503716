import type * as CountChanges from '../../../server/ingest/count-changes.ts';
import type * as GroupCommit from '../../../server/ingest/group-commit.ts';
import type * as Ingest from '../../../server/ingest/ingest.ts';
import type * as RatedAt from '../../../server/ingest/rated-at.ts';
import type * as SeatRecords from '../../../server/ingest/seat-records.ts';
import type * as RunStatements from '../../../server/store/migrations/run-statements.ts';
import type * as Quarantine from '../../../server/store/quarantine.ts';
import type * as Records from '../../../server/store/records.ts';
import { kioskKeys } from '../../../server/ingest/kiosk-keys.ts';
import { openBatch } from '../../../server/ingest/open-batch.ts';
import { rowInsert } from '../../../server/store/row-insert.ts';
import { receiptClaim, type Receipt } from '../../../shared/record/receipt.ts';
import { ok } from '../../../shared/result.ts';
import { broken, type Mutant } from './mutant.ts';

const LOST = /was thanked for and is lost/u;

/** Signs as soon as it has read; what becomes of the commit it does not ask. */
const answeringEarly = broken<typeof Ingest>('server/ingest/ingest.ts', ({ createIngest }) => ({
  createIngest(parts) {
    const { store, serverKey, clock } = parts;
    const honest = createIngest(parts);
    const opener = { keys: kioskKeys(store.db), serverKeyId: serverKey.public.id };
    return {
      ...honest,
      async accept(request) {
        const opened = await openBatch({ ...request, receivedAtMs: clock() }, opener);
        if (!opened.ok) return opened;
        void honest.accept(request);
        const { kioskId: kiosk, epoch, request: body, records } = opened.value;
        const results = records.map((record) => ({
          ...{ epoch: record.epoch, seq: record.seq, hash: record.hash },
          fate: 'stored' as const,
        }));
        const told = { through: 0, head: null, nowMs: clock(), configurationRevision: '' };
        const content: Receipt = { v: 1, kiosk, epoch, request: body, results, ...told };
        const receipt = JSON.stringify(content);
        return ok({ receipt, signature: await serverKey.sign(receiptClaim(receipt)) });
      },
    };
  },
}));

const PLACE = ', primary key (unit_id, kiosk_id, epoch, seq)';

/** A table in which nothing is unique. */
const withoutUniqueKey = broken<typeof RunStatements>(
  'server/store/migrations/run-statements.ts',
  ({ runStatements }) => ({
    runStatements: (db, statements) =>
      runStatements(
        db,
        statements.map((text) =>
          text.startsWith('create table records (') ? text.replace(PLACE, '') : text,
        ),
      ),
  }),
);

/** Looks first whether a seat is free, and inserts then: what was inserted meanwhile it misses. */
const checkingFirst = broken<typeof Records>('server/store/records.ts', ({ seatKey }) => {
  const seen = new Set<string>();
  const plainInsert = rowInsert('records', {
    columns: [
      ...(['unit_id', 'kiosk_id', 'epoch', 'seq', 'hash'] as const),
      ...(['prev', 'bytes', 'signature', 'received_at_ms'] as const),
    ],
  });
  return {
    async insertRecords({ trx, insertRows }, rows) {
      const free = rows.filter((row) => !seen.has(seatKey(row)));
      setImmediate(() => {
        for (const row of rows) seen.add(seatKey(row));
      });
      return new Set(await insertRows(trx, plainInsert, free));
    },
  };
});

const oneByOne = broken<typeof GroupCommit>('server/ingest/group-commit.ts', ({ groupCommit }) => ({
  groupCommit: (rule) => groupCommit({ ...rule, fullSize: 0 }),
}));

/** Deliberate breakages of the server's ingest. */
export const SERVER_MUTANTS: readonly Mutant[] = [
  { title: 'acknowledges before it has committed', modules: [answeringEarly], caughtBy: LOST },
  {
    title: 'checks whether a record is there, and inserts then',
    modules: [withoutUniqueKey, checkingFirst, oneByOne],
    caughtBy: /is stored 2 times/u,
  },
  {
    title: 'takes other bytes in a taken seat for a repetition',
    modules: [
      broken<typeof SeatRecords>('server/ingest/seat-records.ts', ({ seatRecords }) => ({
        seatRecords: async (...given) =>
          new Map(
            [...(await seatRecords(...given))].map(([record, seating]) => [
              record,
              seating === 'fork' ? 'duplicate' : seating,
            ]),
          ),
      })),
      broken<typeof Records>('server/store/records.ts', () => ({
        insertForks: () => Promise.resolve(),
      })),
    ],
    caughtBy: LOST,
  },
  {
    title: "dates by the tablet's own clock",
    modules: [
      broken<typeof RatedAt>('server/ingest/rated-at.ts', () => ({
        ratedAt: (evidence) =>
          evidence.map(({ wallMs }) => ({
            ...{ earliestMs: wallMs, latestMs: wallMs, bestMs: wallMs },
            quality: 'A',
          })),
      })),
    ],
    caughtBy: /was given on .* and counts on/u,
  },
  {
    title: 'refuses what it cannot count',
    modules: [
      broken<typeof Quarantine>('server/store/quarantine.ts', () => ({
        insertQuarantine: (_writing, rows) =>
          rows.length === 0 ? Promise.resolve() : Promise.reject(new Error('not acceptable')),
      })),
    ],
    caughtBy: /not drained/u,
  },
  {
    title: 'counts an amended rating twice',
    modules: [
      broken<typeof CountChanges>(
        'server/ingest/count-changes.ts',
        ({ countChanges, NOTHING_COUNTED }) => ({
          countChanges: (changes) =>
            countChanges(changes.map((change) => ({ ...change, before: NOTHING_COUNTED }))),
        }),
      ),
    ],
    caughtBy: /where the records say/u,
  },
];
