import { expect, it } from 'vitest';
import { ratingContent, type SimulatedRecord } from '../support/simulated-kiosk.ts';
import type { IngestUnderTest } from './ingest-under-test.ts';

/** More than two pages of what the server looks at to move a head. */
const BEHIND = 1_100;
const BATCH = 200;

/** One record that stays away for long, and thousands that come meanwhile. */
export function itWaitsAtHoles(underTest: () => IngestUnderTest): void {
  it('keeps the head before a hole, and moves it to the end when the hole is filled', async () => {
    const under = underTest();
    const kiosk = await under.kiosk();
    const first = await kiosk.write(ratingContent());
    const lost = await kiosk.write(ratingContent());
    await under.send(kiosk, [first]);
    for (let sent = 0; sent < BEHIND; sent += BATCH) {
      const batch: SimulatedRecord[] = [];
      while (batch.length < Math.min(BATCH, BEHIND - sent)) {
        batch.push(await kiosk.write(ratingContent()));
      }
      expect(await under.send(kiosk, batch)).toMatchObject({ through: 1 });
    }
    expect(await under.send(kiosk, [lost])).toMatchObject({ through: 2 + BEHIND });
    expect(await under.rows('ratings')).toHaveLength(2 + BEHIND);
  });
}
