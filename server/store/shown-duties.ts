import type { ShownDuty, ShownOfficial } from '../../shared/domain/kiosk-configuration.ts';
import { rosterOf } from '../ingest/attribution.ts';
import type { StoreReader } from './open-store.ts';
import { readDuties } from './roster.ts';
import type { Stretch } from './stretch.ts';
import type { OfficialRow } from './schema.ts';

/**
 * Who serves a counter in a stretch, by start and none over another: what staff said at kiosks is
 * worked in by the rule by which ratings are attributed. Where nobody serves there is a gap.
 */
export async function shownDuties(
  db: StoreReader,
  counterId: string,
  stretch: Stretch,
): Promise<ShownDuty[]> {
  const duties = (await readDuties(db, [counterId], stretch)).filter(
    ({ startsAtMs, endsAtMs }) => startsAtMs < stretch.toMs && endsAtMs > stretch.fromMs,
  );
  const onDuty = rosterOf(duties);
  const moments = duties.flatMap(({ startsAtMs, endsAtMs }) => [startsAtMs, endsAtMs]);
  const edges = [...new Set(moments)].sort((a, b) => a - b);
  const shown = edges.slice(0, -1).flatMap((startsAtMs, index) => {
    const officialId = onDuty(counterId, startsAtMs);
    return officialId === null ? [] : [{ officialId, startsAtMs, endsAtMs: edges[index + 1] ?? 0 }];
  });
  const officials = await namedOfficials(db, [...new Set(shown.map((one) => one.officialId))]);
  return joined(shown).flatMap(({ officialId, startsAtMs, endsAtMs }) => {
    const official = officials.get(officialId);
    return official === undefined ? [] : [{ official, startsAtMs, endsAtMs }];
  });
}

interface Shown {
  readonly officialId: string;
  readonly startsAtMs: number;
  readonly endsAtMs: number;
}

/** What was begun by another duty's edge and goes on with the same official is one stretch. */
function joined(shown: readonly Shown[]): Shown[] {
  const whole: Shown[] = [];
  for (const one of shown) {
    const before = whole.at(-1);
    const goesOn = before?.officialId === one.officialId && before.endsAtMs === one.startsAtMs;
    if (goesOn) whole[whole.length - 1] = { ...before, endsAtMs: one.endsAtMs };
    else whole.push(one);
  }
  return whole;
}

async function namedOfficials(
  db: StoreReader,
  ids: readonly string[],
): Promise<Map<string, ShownOfficial>> {
  if (ids.length === 0) return new Map();
  const rows = await db.selectFrom('officials').selectAll().where('id', 'in', ids).execute();
  return new Map(rows.map((row) => [row.id, shownOfficial(row)]));
}

/** An official as a kiosk names one. */
export const shownOfficial = (
  row: Pick<OfficialRow, 'id' | 'family_name' | 'given_name' | 'honorific'>,
): ShownOfficial => ({
  id: row.id,
  name: `${row.family_name} ${row.given_name}`.trim(),
  honorific: row.honorific === 'Ông' || row.honorific === 'Bà' ? row.honorific : null,
});
