import type { Kysely } from 'kysely';
import {
  RELEASE_THRESHOLDS,
  type ReleaseThresholds,
} from '../../analytics/reports/release-thresholds.ts';
import type { VisitTimings } from '../../shared/domain/kiosk-configuration.ts';
import type { LocalDay } from '../../shared/domain/local-day.ts';
import type { CutOffDay } from '../../shared/domain/period.ts';
import { parseJson, type Schema } from '../../shared/validation/parse.ts';
import {
  SETTING_SCHEMAS,
  type SettingName,
  type SettingValue,
} from '../../shared/validation/settings-schema.ts';
import type { Database } from './schema.ts';

/** What the office has decided, as it holds on one day. */
export interface Settings {
  readonly officeName: string;
  readonly cutOffDay: CutOffDay;
  readonly sample: boolean;
  readonly hotline: string | null;
  readonly visitTimings: VisitTimings;
  readonly minimumN: number;
  readonly silentAfterHours: number;
  readonly thresholds: ReleaseThresholds;
}

/** A decision: it holds from a day on, until a later one of the same name. */
export interface NewSetting<Name extends SettingName> {
  readonly name: Name;
  readonly value: SettingValue<Name>;
  readonly validFrom: LocalDay;
  readonly legalBasis: string | null;
}

/** NĐ 09/2019/NĐ-CP: a reporting month runs from the 15th of the month before to the 14th. */
const DEFAULT_CUT_OFF_DAY = 15;

/** Long enough to read, short enough for a queue; a warning must leave 20 s (WCAG 2.2.1). */
const DEFAULT_VISIT_TIMINGS: VisitTimings = {
  pickedMs: 600,
  idleMs: 30_000,
  warningMs: 20_000,
  thanksMs: 4_000,
  lockOutMs: 5_000,
};

/** The settings of a day; what nobody decided has the project's default. */
export async function loadSettings(db: Kysely<Database>, day: LocalDay): Promise<Settings> {
  const rows = await db
    .selectFrom('settings')
    .select(['name', 'value'])
    .where('valid_from', '<=', day)
    .orderBy('valid_from')
    .execute();
  // Later rows overwrite earlier ones: what is left of each name is the decision that holds.
  const decided = new Map(rows.map(({ name, value }) => [name, value]));
  return {
    officeName: settingOf(decided, 'office-name') ?? '',
    cutOffDay: settingOf(decided, 'cut-off-day') ?? DEFAULT_CUT_OFF_DAY,
    sample: settingOf(decided, 'sample') ?? false,
    hotline: settingOf(decided, 'hotline') ?? null,
    visitTimings: settingOf(decided, 'visit-timings') ?? DEFAULT_VISIT_TIMINGS,
    minimumN: settingOf(decided, 'minimum-n') ?? 30,
    silentAfterHours: settingOf(decided, 'silent-after-hours') ?? 24,
    thresholds: settingOf(decided, 'release-thresholds') ?? RELEASE_THRESHOLDS,
  };
}

/** Writes a decision; a second one of the same name and day takes the first one's place. */
export async function writeSetting<Name extends SettingName>(
  db: Kysely<Database>,
  setting: NewSetting<Name>,
): Promise<void> {
  const value = JSON.stringify(setting.value);
  const { name, validFrom, legalBasis } = setting;
  await db
    .insertInto('settings')
    .values({ name, valid_from: validFrom, value, legal_basis: legalBasis })
    .onConflict((conflict) =>
      conflict.columns(['name', 'valid_from']).doUpdateSet({ value, legal_basis: legalBasis }),
    )
    .execute();
}

function settingOf<Name extends SettingName>(
  decided: ReadonlyMap<string, string>,
  name: Name,
): SettingValue<Name> | undefined {
  const text = decided.get(name);
  if (text === undefined) return undefined;
  const schema: Schema<unknown> = SETTING_SCHEMAS[name];
  const parsed = parseJson(schema, text);
  if (!parsed.ok) {
    throw new Error(
      `Setting ${name} does not hold what it should: ${JSON.stringify(parsed.error)}`,
    );
  }
  // The schema was picked by this very name; the compiler does not follow the pairing.
  return parsed.value as SettingValue<Name>;
}
