import type {
  KioskConfiguration,
  ShownDuty,
  ShownOfficial,
} from '../../shared/domain/kiosk-configuration.ts';
import { addDays, localDayOf, localDayStartMs } from '../../shared/domain/local-day.ts';
import { textOf } from '../../shared/record/bytes.ts';
import { isObject, readJson } from './read-json.ts';
import { saysDuty } from './says-duty.ts';
import type { StoredRecord } from './stored-record.ts';

/**
 * A configuration with what staff said of duty and the server has not heard yet; what it has heard
 * comes back with its configuration, corrected where the office has corrected it.
 */
export function withUnsentDuties(
  configuration: KioskConfiguration,
  waiting: Iterable<StoredRecord>,
): KioskConfiguration {
  let { duties } = configuration;
  const known = new Map(officialsOf(configuration).map((official) => [official.id, official]));
  for (const record of waiting) {
    const body = saysDuty(record) ? bodyOf(record) : undefined;
    if (body?.counter !== configuration.counter.id) continue;
    const official = body.official === null ? null : known.get(body.official);
    if (official !== undefined) duties = withDutySaid(duties, official, record.wallMs);
  }
  return { ...configuration, duties };
}

/**
 * What staff say holds from now until another duty begins, at most to the end of the local day: a
 * shift that is planned for the afternoon comes as planned. Ratings are attributed by the same rule.
 * Said twice, it changes nothing.
 */
export function withDutySaid(
  duties: readonly ShownDuty[],
  official: ShownOfficial | null,
  atMs: number,
): ShownDuty[] {
  const dayEndMs = localDayStartMs(addDays(localDayOf(atMs), 1));
  const next = duties.find(({ startsAtMs }) => startsAtMs > atMs);
  const endsAtMs = Math.min(dayEndMs, next?.startsAtMs ?? dayEndMs);
  const others = duties.flatMap((duty) => {
    if (duty.startsAtMs > atMs || duty.endsAtMs <= atMs) return [duty];
    // A duty of several days goes on with the next one.
    return [
      { ...duty, endsAtMs: atMs },
      { ...duty, startsAtMs: dayEndMs },
    ];
  });
  const said = official === null ? [] : [{ official, startsAtMs: atMs, endsAtMs }];
  return [...others, ...said]
    .filter((duty) => duty.startsAtMs < duty.endsAtMs)
    .sort((a, b) => a.startsAtMs - b.startsAtMs);
}

const officialsOf = ({ duties, panel }: KioskConfiguration): readonly ShownOfficial[] => [
  ...duties.map(({ official }) => official),
  ...(panel?.officials ?? []),
];

/** Our own record, which a test holds to the shape that is written. */
function bodyOf({ bytes }: StoredRecord) {
  const record = readJson(textOf(bytes));
  const body = isObject(record) && record['kind'] === 'duty' ? record['body'] : undefined;
  if (!isObject(body) || typeof body['counter'] !== 'string') return undefined;
  const { counter, official } = body;
  return typeof official === 'string' || official === null ? { counter, official } : undefined;
}
