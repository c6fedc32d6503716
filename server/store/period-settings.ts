import type { Kysely } from 'kysely';
import { cutOffRule, datedPeriod } from '../../shared/domain/cut-off-history.ts';
import type { LocalDay } from '../../shared/domain/local-day.ts';
import { parsePeriodKey, periodRange, type Period } from '../../shared/domain/period.ts';
import type { Database } from './schema.ts';
import { loadCutOffDays, loadSettings, type Settings } from './settings.ts';

export interface PeriodSettings {
  readonly period: Period;
  readonly settings: Settings;
}

/**
 * The period of a key and the settings that it is reported by: those of its last day, so that a
 * later decision leaves it as it was; those of today while it is still open. Its cut-off day was
 * decided before: the last day itself follows from it. Whether the data are a sample is a fact of
 * today, not a decision of that time. Undefined for a key of no period.
 */
export async function loadPeriodSettings(
  db: Kysely<Database>,
  periodKey: string,
  today: LocalDay,
): Promise<PeriodSettings | undefined> {
  const ofCalendar = parsePeriodKey(periodKey, 1);
  if (ofCalendar === undefined) return undefined;
  const period = datedPeriod(ofCalendar, cutOffRule(await loadCutOffDays(db)), today);
  const { cutOffDay } = period;
  const held = await loadSettings(db, earlier(periodRange(period).lastDay, today));
  const { sample } = await loadSettings(db, today);
  return { period, settings: { ...held, cutOffDay, sample } };
}

const earlier = (a: LocalDay, b: LocalDay): LocalDay => (a < b ? a : b);
