import type { Kysely } from 'kysely';
import type { VisitTimings } from '../../shared/domain/kiosk-configuration.ts';
import type { CutOffVersion } from '../../shared/domain/cut-off-history.ts';
import type { LocalDay } from '../../shared/domain/local-day.ts';
import type { CutOffDay } from '../../shared/domain/period.ts';
import type { ReleaseThresholds } from '../../shared/domain/release-thresholds.ts';
import { DEFAULT_SETTINGS } from '../../shared/domain/setting.ts';
import { parseJson, type Schema } from '../../shared/validation/parse.ts';
import {
  SETTING_SCHEMAS,
  type SettingName,
  type SettingValue,
} from '../../shared/validation/settings-schema.ts';
import { storedDay } from './stored-day.ts';
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
  /** Who decided it when; left out for what no person decided. */
  readonly set?: { readonly atMs: number; readonly accountId: string | null };
}

/** The settings of a day; what nobody decided has the project's default. */
export async function loadSettings(db: Kysely<Database>, day: LocalDay): Promise<Settings> {
  const rows = await db
    .selectFrom('settings')
    .select(['name', 'value'])
    .where('valid_from', '<=', day)
    .orderBy('valid_from')
    .orderBy('version')
    .execute();
  // Later rows overwrite earlier ones: what is left of each name is the decision that holds.
  const decided = new Map(rows.map(({ name, value }) => [name, value]));
  const valueOf = <Name extends SettingName>(name: Name): SettingValue<Name> | undefined => {
    const text = decided.get(name);
    return text === undefined ? undefined : storedSetting(name, text);
  };
  return {
    officeName: valueOf('office-name') ?? DEFAULT_SETTINGS['office-name'],
    cutOffDay: valueOf('cut-off-day') ?? DEFAULT_SETTINGS['cut-off-day'],
    sample: valueOf('sample') ?? false,
    hotline: valueOf('hotline') ?? DEFAULT_SETTINGS.hotline,
    visitTimings: valueOf('visit-timings') ?? DEFAULT_SETTINGS['visit-timings'],
    minimumN: valueOf('minimum-n') ?? DEFAULT_SETTINGS['minimum-n'],
    silentAfterHours: valueOf('silent-after-hours') ?? DEFAULT_SETTINGS['silent-after-hours'],
    thresholds: valueOf('release-thresholds') ?? DEFAULT_SETTINGS['release-thresholds'],
  };
}

/** Every decision on the cut-off day in the order of their days; of one day only the last. */
export async function loadCutOffDays(db: Kysely<Database>): Promise<CutOffVersion[]> {
  const rows = await db
    .selectFrom('settings')
    .select(['value', 'valid_from'])
    .where('name', '=', 'cut-off-day')
    .orderBy('valid_from')
    .orderBy('version')
    .execute();
  const byDay = new Map(rows.map(({ valid_from, value }) => [storedDay(valid_from), value]));
  return [...byDay].map(([validFrom, value]) => ({
    validFrom,
    cutOffDay: storedSetting('cut-off-day', value),
  }));
}

/**
 * Writes a decision as the next version of its name: the earlier ones stay as they are. Two at the
 * same moment would take the same number, and the second then fails.
 */
export async function writeSetting<Name extends SettingName>(
  db: Kysely<Database>,
  setting: NewSetting<Name>,
): Promise<void> {
  const { name, validFrom, legalBasis, set } = setting;
  const { last } = await db
    .selectFrom('settings')
    .where('name', '=', name)
    .select(({ fn }) => fn.max<number | null>('version').as('last'))
    .executeTakeFirstOrThrow();
  await db
    .insertInto('settings')
    .values({
      name,
      version: (last ?? 0) + 1,
      valid_from: validFrom,
      value: JSON.stringify(setting.value),
      legal_basis: legalBasis,
      set_at_ms: set?.atMs ?? null,
      set_by: set?.accountId ?? null,
    })
    .execute();
}

/** The value of a row; throws for one that does not hold what its name says. */
export function storedSetting<Name extends SettingName>(
  name: Name,
  text: string,
): SettingValue<Name> {
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
