import type { Kysely } from 'kysely';
import type { SettingHistory } from '../../shared/api/settings.ts';
import { addDays, parseLocalDay, type LocalDay } from '../../shared/domain/local-day.ts';
import { DEFAULT_SETTINGS, OFFICE_SETTINGS } from '../../shared/domain/setting.ts';
import type { Database } from './schema.ts';
import { storedSetting } from './settings.ts';

/** Every setting with all its versions, the one that begins last first, as seen on a day. */
export async function loadSettingHistories(
  db: Kysely<Database>,
  today: LocalDay,
): Promise<SettingHistory[]> {
  const rows = await db
    .selectFrom('settings')
    .leftJoin('accounts', 'accounts.id', 'settings.set_by')
    .selectAll('settings')
    .select('accounts.display_name')
    .orderBy('settings.valid_from', 'desc')
    .orderBy('settings.version', 'desc')
    .execute();
  return OFFICE_SETTINGS.map((name) => {
    const versions = rows
      .filter((row) => row.name === name)
      .map((row, at, all) => {
        const validFrom = storedDay(row.valid_from);
        const next = all[at - 1];
        return {
          version: row.version,
          value: storedSetting(name, row.value),
          validFrom,
          validTo: next === undefined ? null : addDays(storedDay(next.valid_from), -1),
          legalBasis: row.legal_basis,
          setAtMs: row.set_at_ms,
          setBy: row.display_name,
        };
      });
    const holding = versions.find(({ validFrom }) => validFrom <= today);
    const history = { name, value: holding?.value ?? DEFAULT_SETTINGS[name], versions };
    // Name and value were read together; the compiler does not follow the pairing.
    return history as SettingHistory;
  });
}

/** Has any rating been taken in? Until then no report was made of the settings. */
export async function anyRating(db: Kysely<Database>): Promise<boolean> {
  const row = await db.selectFrom('ratings').select('rating_id').limit(1).executeTakeFirst();
  return row !== undefined;
}

function storedDay(text: string): LocalDay {
  const day = parseLocalDay(text);
  if (day === undefined) throw new Error(`A setting holds '${text}' instead of a day.`);
  return day;
}
