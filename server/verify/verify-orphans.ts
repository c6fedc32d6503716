import { OVERALL } from '../../shared/domain/questionnaire.ts';
import type { KioskRecord } from '../../shared/record/record.ts';
import { parse } from '../../shared/validation/parse.ts';
import { recordSchema } from '../../shared/validation/record-schema.ts';
import type { Backed } from '../store/verify-orphan-reads.ts';
import type { Backing } from './check-meanings.ts';
import { readJson } from './open-row.ts';
import type { FindingPlace } from './finding.ts';
import type { VerifyContext } from './verify-context.ts';

/**
 * Names the rows of a unit that no record stands behind. Looks row by row only where there are
 * more rows of a kind than records were found for.
 */
export async function verifyOrphans(
  context: VerifyContext,
  unitId: string,
  backing: Backing,
): Promise<void> {
  const { reads, tally } = context;
  const counts = await reads.rowCounts(unitId);
  tally.ratings += counts.ratings;
  tally.answers += counts.answers;
  tally.reasons += counts.reasons;
  tally.quarantined += counts.quarantined;
  const orphans = { context, unitId };
  if (counts.ratings !== backing.ratings) {
    await eachOrphan(orphans, reads.backedRatings, (row) => {
      if (recordOf(row)?.id === row.rating_id && recordOf(row)?.kind === 'rating') return undefined;
      const { kiosk_id: kioskId, epoch, seq } = row;
      return { what: `rating ${row.rating_id}`, place: { kioskId, epoch, seq } };
    });
  }
  if (counts.answers !== backing.answers) {
    await eachOrphan(orphans, reads.backedAnswers, (row) => {
      const body = amendmentOf(row, row.rating_id);
      const isSaid =
        row.item_code === OVERALL
          ? body?.level !== undefined
          : Object.hasOwn(body?.answers ?? {}, row.item_code);
      if (isSaid) return undefined;
      const what = `answer ${row.item_code} of rating ${row.rating_id}`;
      return { what, place: { epoch: row.epoch, seq: row.seq } };
    });
  }
  if (counts.reasons !== backing.reasons) {
    await eachOrphan(orphans, reads.backedReasons, (row) => {
      if (amendmentOf(row, row.rating_id)?.reasons !== undefined) return undefined;
      const what = `reason ${row.reason_code} of rating ${row.rating_id}`;
      return { what, place: { epoch: row.epoch, seq: row.seq } };
    });
  }
  if (counts.quarantined !== backing.quarantined) {
    await eachOrphan(orphans, reads.backedQuarantine, (row) => {
      if (row.bytes !== null) return undefined;
      const { kiosk_id: kioskId, epoch, seq } = row;
      return { what: `quarantine ${row.reason}`, place: { kioskId, epoch, seq } };
    });
  }
  if (counts.duties !== backing.duties) {
    await eachOrphan(orphans, reads.backedDuties, (row) => {
      if (recordOf(row)?.kind === 'duty') return undefined;
      const { kiosk_id: kioskId, epoch, seq } = row;
      return { what: 'duty said at a kiosk', place: { kioskId, epoch, seq } };
    });
  }
}

interface Orphan {
  readonly what: string;
  readonly place: FindingPlace;
}

async function eachOrphan<Row>(
  { context, unitId }: { readonly context: VerifyContext; readonly unitId: string },
  page: (unitId: string, after: Row | undefined, limit: number) => Promise<Backed<Row>[]>,
  orphanOf: (row: Backed<Row>) => Orphan | undefined,
): Promise<void> {
  const { findings, pageSize } = context;
  let after: Row | undefined;
  for (;;) {
    const rows = await page(unitId, after, pageSize);
    for (const row of rows) {
      const orphan = orphanOf(row);
      if (orphan !== undefined) findings.add('orphan', orphan.what, { unitId, ...orphan.place });
    }
    after = rows.at(-1);
    if (rows.length < pageSize) return;
  }
}

function recordOf({ bytes }: { readonly bytes: Uint8Array | null }): KioskRecord | undefined {
  const parsed = bytes === null ? undefined : parse(recordSchema, readJson(bytes));
  return parsed?.ok === true ? parsed.value : undefined;
}

function amendmentOf(row: { readonly bytes: Uint8Array | null }, ratingId: string) {
  const record = recordOf(row);
  return record?.kind === 'amendment' && record.body.rating === ratingId ? record.body : undefined;
}
