import type { KioskConfiguration } from '../../shared/domain/kiosk-configuration.ts';
import { LANGUAGES } from '../../shared/domain/language.ts';
import { addDays, localDayOf, localDayStartMs } from '../../shared/domain/local-day.ts';
import { utf8 } from '../../shared/record/bytes.ts';
import { digest } from '../../shared/record/seal.ts';
import type { StoreReader } from './open-store.ts';
import { newestQuestionnaire } from './questionnaires.ts';
import { loadSettings } from './settings.ts';
import { shownDuties } from './shown-duties.ts';
import { staffPanel } from './staff-panel.ts';

/** Duties that a kiosk is told: from a day ago, so that it can look back over midnight... */
const DAYS_BACK = 1;
/** ...to two months ahead, so that it can work that long without the server. */
const DAYS_AHEAD = 60;

/**
 * All that a kiosk must know, as it holds at `nowMs`; undefined when there is no such kiosk or
 * its questionnaire is gone. The same facts on the same local day give the same revision.
 */
export async function loadKioskConfiguration(
  db: StoreReader,
  kioskId: string,
  nowMs: number,
): Promise<KioskConfiguration | undefined> {
  const place = await placeOf(db, kioskId);
  const questionnaire = place && (await newestQuestionnaire(db, place.questionnaireCode));
  if (place === undefined || questionnaire === undefined) return undefined;
  const today = localDayOf(nowMs);
  const settings = await loadSettings(db, today);
  const content = {
    kiosk: { id: kioskId, name: place.kioskName },
    unit: { name: place.unitName },
    servicePoint: { name: place.servicePointName },
    counter: { id: place.counterId, name: place.counterName, fieldName: place.fieldName },
    duties: await shownDuties(db, place.counterId, {
      fromMs: localDayStartMs(addDays(today, -DAYS_BACK)),
      toMs: localDayStartMs(addDays(today, DAYS_AHEAD + 1)),
    }),
    panel: await staffPanel(db, { kioskId, unitId: place.unitId, today }),
    questionnaire,
    languages: LANGUAGES,
    timings: settings.visitTimings,
    hotline: settings.hotline,
    sample: settings.sample,
  };
  const revision = await digest('CONFIGURATION', utf8(JSON.stringify(content)));
  return { revision, ...content };
}

function placeOf(db: StoreReader, kioskId: string) {
  return db
    .selectFrom('kiosks')
    .innerJoin('counters', 'counters.id', 'kiosks.counter_id')
    .innerJoin('service_points', 'service_points.id', 'counters.service_point_id')
    .innerJoin('units', 'units.id', 'kiosks.unit_id')
    .leftJoin('fields', 'fields.code', 'counters.field_code')
    .select([
      'kiosks.name as kioskName',
      'kiosks.questionnaire_code as questionnaireCode',
      'counters.id as counterId',
      'counters.name as counterName',
      'service_points.name as servicePointName',
      'units.id as unitId',
      'units.name as unitName',
      'fields.name as fieldName',
    ])
    .where('kiosks.id', '=', kioskId)
    .executeTakeFirst();
}
