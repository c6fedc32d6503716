import { sql } from 'kysely';
import type { Bytes } from '../../shared/record/bytes.ts';
import type {
  AnswerRow,
  KioskDutyRow,
  QuarantineRow,
  RatingRow,
  ReasonGivenRow,
} from './schema.ts';
import type { StoreReader } from './store.ts';

/** A row with the bytes of the record in its seat; null when there is no such record. */
export type Backed<Row> = Row & { readonly bytes: Bytes | null };

/**
 * Rows with what stands behind them, in the order of their keys; `after` is the last row of the
 * page before. Slow: each row brings its record along.
 */
export interface BackedRows {
  readonly backedRatings: PageOf<RatingRow>;
  readonly backedAnswers: PageOf<AnswerRow>;
  readonly backedReasons: PageOf<ReasonGivenRow>;
  readonly backedQuarantine: PageOf<QuarantineRow>;
  readonly backedDuties: PageOf<KioskDutyRow>;
}

type PageOf<Row> = (
  unitId: string,
  after: NoInfer<Row> | undefined,
  limit: number,
) => Promise<Backed<Row>[]>;

export const backedRows = (db: StoreReader): BackedRows => ({
  backedRatings: (unitId, after, limit) =>
    db
      .selectFrom('ratings as t')
      .leftJoin('records as r', (join) =>
        join
          .onRef('r.unit_id', '=', 't.unit_id')
          .onRef('r.kiosk_id', '=', 't.kiosk_id')
          .onRef('r.epoch', '=', 't.epoch')
          .onRef('r.seq', '=', 't.seq'),
      )
      .selectAll('t')
      .select('r.bytes')
      .where('t.unit_id', '=', unitId)
      .where('t.rating_id', '>', after?.rating_id ?? '')
      .orderBy('t.rating_id')
      .limit(limit)
      .execute(),
  backedAnswers: (unitId, after, limit) => backedAnswers(db, unitId, { after, limit }),
  backedReasons: (unitId, after, limit) => backedReasons(db, unitId, { after, limit }),
  backedQuarantine: (unitId, after, limit) =>
    backedSeats(db, 'quarantine', { unitId, after, limit }),
  backedDuties: (unitId, after, limit) => backedSeats(db, 'kiosk_duties', { unitId, after, limit }),
});

interface Page<Row> {
  readonly after: Row | undefined;
  readonly limit: number;
}

/** An answer's record sits in the chain of the kiosk that its rating names. */
function backedAnswers(db: StoreReader, unitId: string, { after, limit }: Page<AnswerRow>) {
  const query = db
    .selectFrom('answers as t')
    .leftJoin('ratings as rating', (join) =>
      join.onRef('rating.unit_id', '=', 't.unit_id').onRef('rating.rating_id', '=', 't.rating_id'),
    )
    .leftJoin('records as r', (join) =>
      join
        .onRef('r.unit_id', '=', 't.unit_id')
        .onRef('r.kiosk_id', '=', 'rating.kiosk_id')
        .onRef('r.epoch', '=', 't.epoch')
        .onRef('r.seq', '=', 't.seq'),
    )
    .selectAll('t')
    .select('r.bytes')
    .where('t.unit_id', '=', unitId)
    .orderBy('t.rating_id')
    .orderBy('t.item_code')
    .orderBy('t.epoch')
    .orderBy('t.seq')
    .limit(limit);
  if (after === undefined) return query.execute();
  const { rating_id, item_code, epoch, seq } = after;
  return query
    .where(
      sql<boolean>`(t.rating_id, t.item_code, t.epoch, t.seq)
        > (${rating_id}, ${item_code}, ${epoch}, ${seq})`,
    )
    .execute();
}

function backedReasons(db: StoreReader, unitId: string, { after, limit }: Page<ReasonGivenRow>) {
  const query = db
    .selectFrom('reasons_given as t')
    .leftJoin('ratings as rating', (join) =>
      join.onRef('rating.unit_id', '=', 't.unit_id').onRef('rating.rating_id', '=', 't.rating_id'),
    )
    .leftJoin('records as r', (join) =>
      join
        .onRef('r.unit_id', '=', 't.unit_id')
        .onRef('r.kiosk_id', '=', 'rating.kiosk_id')
        .onRef('r.epoch', '=', 't.epoch')
        .onRef('r.seq', '=', 't.seq'),
    )
    .selectAll('t')
    .select('r.bytes')
    .where('t.unit_id', '=', unitId)
    .orderBy('t.rating_id')
    .orderBy('t.epoch')
    .orderBy('t.seq')
    .orderBy('t.reason_code')
    .limit(limit);
  if (after === undefined) return query.execute();
  const { rating_id, epoch, seq, reason_code } = after;
  return query
    .where(
      sql<boolean>`(t.rating_id, t.epoch, t.seq, t.reason_code)
        > (${rating_id}, ${epoch}, ${seq}, ${reason_code})`,
    )
    .execute();
}

interface SeatedRows {
  quarantine: QuarantineRow;
  kiosk_duties: KioskDutyRow;
}

/** Rows whose key is the seat of their record. */
function backedSeats<Table extends keyof SeatedRows>(
  db: StoreReader,
  table: Table,
  { unitId, after, limit }: SeatPage,
): Promise<Backed<SeatedRows[Table]>[]> {
  const query = sql<Backed<SeatedRows[Table]>>`
    select t.*, r.bytes from ${sql.table(table)} t
    left join records r on r.unit_id = t.unit_id and r.kiosk_id = t.kiosk_id
      and r.epoch = t.epoch and r.seq = t.seq
    where t.unit_id = ${unitId}
      and (t.kiosk_id, t.epoch, t.seq)
        > (${after?.kiosk_id ?? ''}, ${after?.epoch ?? 0}, ${after?.seq ?? 0})
    order by t.kiosk_id, t.epoch, t.seq
    limit ${limit}`;
  return query.execute(db).then(({ rows }) => rows);
}

interface SeatPage {
  readonly unitId: string;
  readonly after: Pick<QuarantineRow, 'kiosk_id' | 'epoch' | 'seq'> | undefined;
  readonly limit: number;
}
