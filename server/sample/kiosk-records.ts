import type { Questionnaire } from '../../shared/domain/questionnaire.ts';
import type { RecordContent, TimeEvidence } from '../../shared/record/record.ts';
import { absenceOf } from './kiosk-absence.ts';
import { kioskTime, type KioskBoot } from './kiosk-time.ts';
import type { KioskPlan } from './kiosk-plan.ts';
import type { SampleVisit } from './sample-visit.ts';
import type { SeededRandom } from './seeded-random.ts';

/** A record before the chain gives it a place. */
export interface DraftRecord {
  readonly id: string;
  readonly atMs: number;
  readonly time: TimeEvidence;
  readonly content: RecordContent;
}

export interface RecordInput {
  readonly plan: KioskPlan;
  readonly questionnaire: Questionnaire;
  readonly visits: readonly SampleVisit[];
  readonly random: SeededRandom;
  readonly untilMs: number;
}

/** Everything that a kiosk writes, in the order of time: its boots, ratings and amendments. */
export function kioskRecords(input: RecordInput): DraftRecord[] {
  const { plan, random, untilMs } = input;
  const time = kioskTime({
    pairedAtMs: plan.pairedAtMs,
    untilMs,
    absence: absenceOf(plan.traits.role, untilMs),
    random,
  });
  const draft = (atMs: number, content: RecordContent): DraftRecord => ({
    id: random.id(atMs),
    atMs,
    time: time.evidenceAt(atMs),
    content,
  });
  const boots = time.boots.map((boot) => draft(boot.startsAtMs, bootContent(boot, time.boots)));
  const ratings = input.visits.flatMap((visit) => visitRecords(visit, input, draft));
  return [...boots, ...ratings].sort((a, b) => a.atMs - b.atMs);
}

function bootContent(boot: KioskBoot, boots: readonly KioskBoot[]): RecordContent {
  // What was acknowledged stays some weeks; after the first boot both stores hold the same.
  const kept = boot === boots[0] ? 0 : 20;
  return {
    kind: 'boot',
    body: { build: SAMPLE_BUILD, persisted: true, journalRecords: kept, storedRecords: kept },
  };
}

/** What the simulated kiosks call their software. */
export const SAMPLE_BUILD = 'sample';

function visitRecords(
  visit: SampleVisit,
  { plan, questionnaire }: RecordInput,
  draft: (atMs: number, content: RecordContent) => DraftRecord,
): DraftRecord[] {
  const { atMs, level, language, tookMs, ignoredTaps, followUp } = visit;
  const { code, version } = questionnaire;
  const rating = draft(atMs, {
    kind: 'rating',
    body: {
      counter: plan.counterId,
      official: onDutyAt(plan, atMs),
      questionnaire: { code, version },
      level,
      language,
      channel: 'tablet',
      tookMs,
      ignoredTaps,
    },
  });
  if (followUp === null) return [rating];
  const { afterMs, ...given } = followUp;
  const body = { rating: rating.id, ...given };
  return [rating, draft(atMs + afterMs, { kind: 'amendment', body })];
}

function onDutyAt({ duties }: KioskPlan, atMs: number): string | null {
  const duty = duties.find(({ startsAtMs, endsAtMs }) => startsAtMs <= atMs && atMs < endsAtMs);
  return duty?.officialId ?? null;
}
