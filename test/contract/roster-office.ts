import { afterEach, beforeEach } from 'vitest';
import type { DutyDraft } from '../../shared/api/duties.ts';
import { addDuty } from '../../server/store/change-duties.ts';
import { WHOLE_SCOPE } from '../../server/store/scope.ts';
import { NOW_MS } from './contract-office.ts';
import type { EngineUnderTest } from './engine-under-test.ts';
import { ingestUnderTest, type IngestUnderTest } from './ingest-under-test.ts';
import { insertColleagues } from './rated-day.ts';
import { at } from './saying-office.ts';

const draft = (parts: Partial<DutyDraft>): DutyDraft => ({
  ...{ counterId: 'counter-1', officialId: 'official-2', from: at(60), to: at(120), ...parts },
});

/**
 * For the tests of the `describe` that calls it: an office, made anew before each, whose roster is
 * changed. Official-1 is planned at counter-1 from 8:00 to 10:00.
 */
export function rosterOffice(engine: Pick<EngineUnderTest, 'fresh'>) {
  let under: IngestUnderTest;
  let ids = 0;
  beforeEach(async () => {
    under = await ingestUnderTest(await (await engine.fresh()).open());
    await insertColleagues(under);
  });
  afterEach(() => under.close());
  const context = () => ({
    ...{ atMs: NOW_MS, newId: () => `new-${String((ids += 1)).padStart(5, '0')}` },
    ...{ accountId: 'admin', scope: WHOLE_SCOPE },
  });
  return {
    get under() {
      return under;
    },
    context,
    add: (parts: Partial<DutyDraft> = {}) => addDuty(under.store, draft(parts), context()),
    /** How many ratings stand by whom. */
    officials: async (): Promise<Record<string, number>> => {
      const rows = await under.rows('ratings');
      const names = rows.map(({ official_id }) => official_id ?? 'nobody').sort();
      return Object.fromEntries(
        [...Map.groupBy(names, (name) => name)].map(([name, own]) => [name, own.length]),
      );
    },
  };
}
