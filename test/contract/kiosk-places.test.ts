import { WHOLE_SCOPE } from '../../server/store/scope.ts';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findCounterToStandAt } from '../../server/store/counter-places.ts';
import { findCounterName, moveKiosk, renameKiosk } from '../../server/store/kiosk-decisions.ts';
import {
  addPlacement,
  placementsOfKiosk,
  placementsOfUnit,
} from '../../server/store/kiosk-placements.ts';
import { loadKioskConfiguration } from '../../server/store/kiosk-configuration.ts';
import { findKiosk } from '../../server/store/kiosks.ts';
import { openStore } from '../../server/store/open-store.ts';
import { DAY_MS, addDays, localDayOf } from '../../shared/domain/local-day.ts';
import { ratingContent, type SimulatedKiosk } from '../support/simulated-kiosk.ts';
import { NOW_MS } from './contract-office.ts';
import { ENGINES } from './engines.ts';
import { ingestUnderTest, type IngestUnderTest } from './ingest-under-test.ts';

const TODAY = localDayOf(NOW_MS);
const HOUR_MS = 3_600_000;

describe.each(ENGINES)('the places of kiosks on %s', (_name, fresh) => {
  let under: IngestUnderTest;
  let kiosk: SimulatedKiosk;
  beforeEach(async () => {
    under = await ingestUnderTest(await openStore(await fresh()));
    kiosk = await under.kiosk();
  });
  afterEach(() => under.close());

  const carry = async (id: string, from: string, to: string) => {
    const { db } = under.store;
    const place = { counter_id: to, name: kiosk.id, questionnaire_code: 'mot-cham' };
    await moveKiosk(db, kiosk.id, place);
    await addPlacement(db, {
      unit_id: 'unit-1',
      id,
      kiosk_id: kiosk.id,
      kiosk_name: kiosk.id,
      from_counter_id: from,
      from_counter_name: await findCounterName(db, from),
      to_counter_id: to,
      to_counter_name: await findCounterName(db, to),
      at_ms: under.nowMs,
      account_id: null,
    });
  };
  const shownCounter = async () =>
    (await loadKioskConfiguration(under.store.db, kiosk.id, under.nowMs))?.counter.id;

  it('counts late records of an offline kiosk at the counter that each was given at', async () => {
    const anchor = { serverMs: NOW_MS - 2000, monoMs: 1000, roundTripMs: 50 };
    const time = { wallMs: NOW_MS, monoMs: 3000, anchor };
    const early = await kiosk.write(ratingContent({ counter: 'counter-1', level: 1 }), { time });
    await carry('move-1', 'counter-1', 'counter-2');
    expect(await shownCounter()).toBe('counter-2');
    // It has not heard of the move yet.
    const unaware = await kiosk.write(ratingContent({ counter: 'counter-1', level: 2 }), { time });
    const aware = await kiosk.write(ratingContent({ counter: 'counter-2', level: 5 }), { time });
    under.nowMs += 2 * HOUR_MS;
    const receipt = await under.send(kiosk, [early, unaware, aware]);
    expect(receipt.results.map(({ fate }) => fate)).toEqual(['stored', 'stored', 'stored']);
    const ratings = (await under.rows('ratings')).toSorted((a, b) => a.seq - b.seq);
    expect(ratings.map(({ counter_id, level }) => [counter_id, level])).toEqual([
      ['counter-1', 1],
      ['counter-1', 2],
      ['counter-2', 5],
    ]);
    const counts = await under.rows('atom_counts');
    const at = (counter: string) => counts.filter(({ counter_id }) => counter_id === counter);
    expect(at('counter-1').reduce((sum, { n1, n2, n5 }) => sum + n1 + n2 + n5, 0)).toBe(2);
    expect(at('counter-2').reduce((sum, { n1, n2, n5 }) => sum + n1 + n2 + n5, 0)).toBe(1);
  });

  it('lists moves of a kiosk from the newest, and of a unit within days from the oldest', async () => {
    await carry('move-1', 'counter-1', 'counter-2');
    under.nowMs += DAY_MS;
    await carry('move-2', 'counter-2', 'counter-1');
    const { db } = under.store;
    const own = await placementsOfKiosk(db, { unitId: 'unit-1', kioskId: kiosk.id });
    expect(own.map(({ day, toCounter }) => [day, toCounter])).toEqual([
      [addDays(TODAY, 1), 'counter-1'],
      [TODAY, 'counter-2'],
    ]);
    const ofUnit = async (unitId: string, firstDay = TODAY, lastDay = addDays(TODAY, 1)) =>
      (await placementsOfUnit(db, unitId, { firstDay, lastDay })).map(
        ({ fromCounter }) => fromCounter,
      );
    expect(await ofUnit('unit-1')).toEqual(['counter-1', 'counter-2']);
    expect(await ofUnit('unit-1', TODAY, TODAY)).toEqual(['counter-1']);
    expect(await ofUnit('unit-1', addDays(TODAY, 2), addDays(TODAY, 9))).toEqual([]);
    expect(await ofUnit('unit-2')).toEqual([]);
  });

  it('never changes nor forgets a move', async () => {
    await carry('move-1', 'counter-1', 'counter-2');
    const { db } = under.store;
    await expect(
      db.updateTable('kiosk_placements').set({ to_counter_name: 'x' }).execute(),
    ).rejects.toThrow('append-only');
    await expect(db.deleteFrom('kiosk_placements').execute()).rejects.toThrow('append-only');
  });

  it('renames a kiosk for its lists and its own screen', async () => {
    const { db } = under.store;
    await renameKiosk(db, kiosk.id, 'Máy cửa sổ 7');
    expect(
      (await findKiosk(db, { scope: WHOLE_SCOPE, id: kiosk.id, nowMs: under.nowMs }))?.summary.name,
    ).toBe('Máy cửa sổ 7');
    const configuration = await loadKioskConfiguration(db, kiosk.id, under.nowMs);
    expect(configuration?.kiosk.name).toBe('Máy cửa sổ 7');
  });

  it.each([
    ['in use', { valid_to: null }, true],
    ['on its last day', { valid_to: TODAY }, true],
    ['a day after its last', { valid_to: addDays(TODAY, -1) }, false],
    ['before its first day', { valid_from: addDays(TODAY, 1) }, false],
  ])('knows whether a counter is open: %s', async (_, validity, isOpen) => {
    const { db } = under.store;
    await db.updateTable('counters').set(validity).where('id', '=', 'counter-2').execute();
    expect(await findCounterToStandAt(db, 'counter-2', TODAY)).toEqual({
      id: 'counter-2',
      unitId: 'unit-1',
      name: 'counter-2',
      isOpen,
    });
    expect(await findCounterToStandAt(db, 'nowhere', TODAY)).toBeUndefined();
  });

  it('keeps since when a kiosk runs its build', async () => {
    const since = async (build: string) => {
      await under.send(kiosk, [], { build });
      const found = await findKiosk(under.store.db, {
        scope: WHOLE_SCOPE,
        id: kiosk.id,
        nowMs: under.nowMs,
      });
      under.nowMs += 1000;
      return (found?.summary.buildSinceMs ?? 0) - NOW_MS;
    };
    expect([await since('1'), await since('1'), await since('2'), await since('2')]).toEqual([
      0, 0, 2000, 2000,
    ]);
  });
});
