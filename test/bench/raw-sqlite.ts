import SqliteDatabase from 'better-sqlite3';
import { atomOf } from '../../shared/domain/atom.ts';
import { localDayOf } from '../../shared/domain/local-day.ts';
import { openStore } from '../../server/store/open-store.ts';
import type { SealedRating } from './benchmark-kiosk.ts';

/** Writes one batch per transaction into the server's tables, with nothing around it. */
export interface RawSqlite {
  write(batch: readonly SealedRating[]): void;
  close(): void;
}

const RECORD = `insert into records
  (unit_id, kiosk_id, epoch, seq, hash, prev, bytes, signature, received_at_ms)
  values (?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing`;

const RATING = `insert into ratings
  (unit_id, rating_id, kiosk_id, epoch, seq, counter_id, official_id, field_code,
   questionnaire_code, questionnaire_version, level, language, channel, took_ms,
   earliest_ms, latest_ms, clock_quality, local_day, atom)
  values (?, ?, ?, ?, ?, ?, ?, null, ?, ?, ?, ?, ?, ?, ?, ?, 'A', ?, ?) on conflict do nothing`;

const COUNTS = `insert into atom_counts
  (unit_id, atom, counter_id, official_id, field_code, channel, item_code, n1, n2, n3, n4, n5)
  values (?, ?, ?, ?, '', ?, 'overall', ?, ?, ?, ?, ?)
  on conflict (unit_id, atom, counter_id, official_id, field_code, channel, item_code)
  do update set n1 = n1 + excluded.n1, n2 = n2 + excluded.n2, n3 = n3 + excluded.n3,
    n4 = n4 + excluded.n4, n5 = n5 + excluded.n5`;

const UNIT = '0190e2b6-7d5c-7aa1-9c3e-5b1f0a2d4c00';

/**
 * What better-sqlite3 alone can do with the tables that a rating touches, under the server's own
 * settings: WAL, `synchronous=FULL`, the same checkpoints. Its file is made by the migrations.
 */
export async function openRawSqlite(file: string): Promise<RawSqlite> {
  const store = await openStore({ kind: 'sqlite', file });
  await store.close();
  const database = new SqliteDatabase(file);
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = FULL');
  database.pragma('wal_autocheckpoint = 10000');
  const record = database.prepare(RECORD);
  const rating = database.prepare(RATING);
  const counts = database.prepare(COUNTS);

  const write = database.transaction((batch: readonly SealedRating[]) => {
    const receivedAtMs = Date.now();
    const day = localDayOf(receivedAtMs);
    const atom = atomOf(day);
    const n = [0, 0, 0, 0, 0];
    for (const sealed of batch) {
      const { id, kiosk, epoch, seq, prev, body } = sealed.record;
      const seat = [kiosk, epoch, seq];
      record.run(UNIT, ...seat, sealed.hash, prev, sealed.bytes, sealed.signature, receivedAtMs);
      rating.run(
        ...[UNIT, id, ...seat, body.counter, body.official],
        ...[body.questionnaire.code, body.questionnaire.version, body.level],
        ...[body.language, body.channel, body.tookMs, receivedAtMs, receivedAtMs, day, atom],
      );
      n[body.level - 1] = (n[body.level - 1] ?? 0) + 1;
    }
    // A batch is one kiosk's, so its counts are one row: the server adds them up as well.
    const first = batch[0]?.record.body;
    if (first !== undefined) {
      counts.run(UNIT, atom, first.counter, first.official ?? '', first.channel, ...n);
    }
  });
  return { write, close: () => database.close() };
}
