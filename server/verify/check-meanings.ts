import type { KioskRecord } from '../../shared/record/record.ts';
import {
  interpret,
  QUARANTINE_REASONS,
  type Meaning,
  type QuarantineReason,
} from '../ingest/interpret.ts';
import { NONE } from '../store/rating-rows.ts';
import { meaningOfDuty } from '../ingest/take-duties.ts';
import { contradictedDuty } from './check-said-duty.ts';
import { checkCircumstances, contradictedColumns } from './check-rating.ts';
import type { Readings } from './dated-record.ts';
import type { FindingKind } from '../../shared/api/integrity.ts';
import type { OpenedRow } from './open-row.ts';
import type { PageFacts } from './page-facts.ts';
import type { VerifyContext } from './verify-context.ts';

/** Rows of a unit that a record was found for; the rest of the unit's rows are orphans. */
export interface Backing {
  ratings: number;
  answers: number;
  reasons: number;
  quarantined: number;
  /** What staff said at kiosks about who serves. */
  duties: number;
}

export interface MeaningCheck {
  readonly context: VerifyContext;
  readonly facts: PageFacts;
  readonly readings: Readings;
  readonly backing: Backing;
  /** When the chain began. */
  readonly openedAtMs: number;
  /** Late records of a revoked kiosk wait for a decision. */
  readonly isRevoked: boolean;
}

/** These wait for a person; every other reason follows from the record and today's lists. */
const DECIDED_BY_PEOPLE: readonly QuarantineReason[] = ['after-revocation', 'chain-break'];
const RECHECKED: ReadonlySet<string> = new Set(
  QUARANTINE_REASONS.filter((reason) => !DECIDED_BY_PEOPLE.includes(reason)),
);

/** Compares what a record means with what the tables made of it. */
export function checkMeaning(check: MeaningCheck, opened: OpenedRow): void {
  const { record, row } = opened;
  const aside = check.facts.quarantined(row.seq);
  if (aside !== undefined) check.backing.quarantined += 1;
  switch (record?.kind) {
    case undefined:
      if (aside === undefined) report(check, opened)('uncounted-record', 'not understood');
      return;
    case 'rating':
      checkRating(check, opened, record);
      return;
    case 'amendment':
      checkAmendment(check, opened, record);
      return;
    case 'duty':
      checkDuty(check, opened, record);
      return;
    case 'boot':
    case 'storage-loss':
    case 'clock':
      if (isUnfounded(check, aside?.reason)) {
        report(check, opened)('unfounded-quarantine', aside?.reason ?? '');
      }
  }
}

type RecordOf<Kind extends KioskRecord['kind']> = Extract<KioskRecord, { kind: Kind }>;

function checkRating(check: MeaningCheck, opened: OpenedRow, record: RecordOf<'rating'>): void {
  const { facts, backing } = check;
  const { row: seat } = opened;
  const aside = facts.quarantined(seat.seq);
  const known = facts.rating(record.id);
  const own =
    known?.kiosk_id === seat.kiosk_id && known.epoch === seat.epoch && known.seq === seat.seq
      ? known
      : undefined;
  if (own === undefined) {
    const meaning = meaningOf(check, record, seat.unit_id);
    if (aside === undefined) report(check, opened)('uncounted-record', 'no rating');
    else if (known === undefined) checkAside(check, opened, meaning);
    return;
  }
  backing.ratings += 1;
  if (aside !== undefined) report(check, opened)('altered-rating', 'counted and set aside');
  const counted = { record, seat, row: own };
  const { time, attribution } = checkCircumstances(counted, check.readings, facts);
  const columns = [...contradictedColumns(counted), ...(time ? [] : ['time'])];
  if (columns.length > 0) report(check, opened)('altered-rating', columns.join('; '));
  if (attribution.length > 0) report(check, opened)('attribution', attribution.join('; '));
}

/** Who serves, as staff said it: what the office has corrected since is its own word. */
function checkDuty(check: MeaningCheck, opened: OpenedRow, record: RecordOf<'duty'>): void {
  const { facts, backing } = check;
  const { row: seat } = opened;
  const aside = facts.quarantined(seat.seq);
  const row = facts.said(seat.seq);
  if (row === undefined) {
    if (aside === undefined) report(check, opened)('uncounted-record', 'no duty');
    else checkAside(check, opened, meaningAside(check, record, seat));
    return;
  }
  backing.duties += 1;
  const columns = contradictedDuty({ record, row, readings: check.readings });
  if (aside !== undefined) columns.push('counted and set aside');
  if (row.corrected_at_ms !== null && !facts.isLogged(row)) {
    columns.push('corrected: the audit log knows no such correction');
  }
  if (columns.length > 0) report(check, opened)('altered-duty', columns.join('; '));
}

/**
 * A row set aside has no time of its own: it would count when it does at either end. Its own clock
 * can say anything, so it is held to the time in which the record can have been written.
 */
function meaningAside(
  { facts, openedAtMs }: MeaningCheck,
  record: RecordOf<'duty'>,
  seat: OpenedRow['row'],
): Meaning {
  const received = meaningOfDuty(record, seat.received_at_ms, facts.office(seat));
  if (received.kind === 'quarantine') return received;
  const writtenMs = Math.max(openedAtMs, Math.min(record.time.wallMs, seat.received_at_ms));
  return meaningOfDuty(record, writtenMs, facts.office(seat));
}

function checkAmendment(
  check: MeaningCheck,
  opened: OpenedRow,
  record: RecordOf<'amendment'>,
): void {
  const { facts, backing } = check;
  const { row: seat } = opened;
  // A seat is known by its kiosk as well: another kiosk's amendment has no rows here.
  const isOwn = facts.rating(record.body.rating)?.kiosk_id === seat.kiosk_id;
  const answers = isOwn ? facts.answers(record.body.rating, seat) : [];
  const reasons = isOwn ? facts.reasons(record.body.rating, seat) : [];
  backing.answers += answers.length;
  backing.reasons += reasons.length;
  const meaning = meaningOf(check, record, seat.unit_id);
  const counts = facts.quarantined(seat.seq) === undefined ? meaning : undefined;
  if (counts === undefined) checkAside(check, opened, meaning);
  else if (counts.kind !== 'amendment') report(check, opened)('uncounted-record', 'no amendment');
  const signedAnswers = counts?.kind === 'amendment' ? counts.levels : [];
  const signedReasons = counts?.kind === 'amendment' ? counts.reasons : undefined;
  const answerTexts = answers.map(({ item_code, level }) => `${item_code} ${level}`);
  compare(check, opened, {
    kind: 'altered-answer',
    stored: answerTexts,
    signed: signedAnswers.map(([item, level]) => `${item} ${level}`),
  });
  compare(check, opened, {
    kind: 'altered-reason',
    stored: reasons.map(({ reason_code }) => reason_code),
    // An empty set is kept as one row.
    signed: signedReasons?.length === 0 ? [NONE] : (signedReasons ?? []),
  });
}

/** A rating once counted stays counted, so only what was set aside is judged anew. */
function checkAside(check: MeaningCheck, opened: OpenedRow, meaning: Meaning): void {
  const reason = check.facts.quarantined(opened.row.seq)?.reason ?? '';
  if (meaning.kind === 'quarantine' || !isUnfounded(check, reason)) return;
  report(check, opened)('unfounded-quarantine', reason);
}

/** May the reason be doubted, when the record itself would count? */
function isUnfounded({ isRevoked }: MeaningCheck, reason: string | undefined): boolean {
  if (reason === 'after-revocation') return !isRevoked;
  return reason !== undefined && RECHECKED.has(reason);
}

function compare(
  check: MeaningCheck,
  opened: OpenedRow,
  texts: {
    readonly kind: FindingKind;
    readonly stored: readonly string[];
    readonly signed: readonly string[];
  },
): void {
  // As JSON: an empty set of reasons is a row with an empty text, and not the same as no row.
  const stored = JSON.stringify(texts.stored.toSorted());
  const signed = JSON.stringify(texts.signed.toSorted());
  if (stored !== signed) report(check, opened)(texts.kind, `stored ${stored}, signed ${signed}`);
}

function meaningOf({ facts }: MeaningCheck, record: KioskRecord, unitId: string): Meaning {
  return interpret(record, {
    hasCounter: (id) => facts.counter(id)?.unitId === unitId,
    mayServe: () => true,
    questionnaire: facts.questionnaire,
    rating: (id) => {
      const row = facts.rating(id);
      return (
        row && {
          kioskId: row.kiosk_id,
          questionnaire: { code: row.questionnaire_code, version: row.questionnaire_version },
        }
      );
    },
  });
}

const report =
  ({ context }: MeaningCheck, { row }: OpenedRow) =>
  (kind: FindingKind, detail: string): void => {
    const { unit_id: unitId, kiosk_id: kioskId, epoch, seq } = row;
    context.findings.add(kind, detail, { unitId, kioskId, epoch, seq });
  };
