import { ratingContent, type SimulatedKiosk } from '../support/simulated-kiosk.ts';
import type { Level } from '../../shared/domain/level.ts';
import { NOW_MS } from './contract-office.ts';
import type { IngestUnderTest } from './ingest-under-test.ts';

const MINUTE_MS = 60_000;
const ALWAYS = { valid_from: '2016-01-01', valid_to: null };

/** Officials 2 and 3 beside the contract office's first one; the third came by a secondment. */
export async function insertColleagues({ store }: IngestUnderTest): Promise<void> {
  const official = { unit_id: 'unit-1', honorific: 'Ông', title: null, family_name: 'Trần Văn' };
  const here = { seconded_from: '2026-11-19', seconded_to: '2026-11-20' };
  await store.db
    .insertInto('officials')
    .values([
      { ...official, id: 'official-2', code: 'CB2', given_name: 'An', ...ALWAYS },
      { ...official, id: 'official-3', code: 'CB3', given_name: 'Bình', ...ALWAYS, ...here },
    ])
    .execute();
}

/** A rating that is known to the second, sent when the server's clock stands at `atMs`. */
export async function rateAt(
  under: IngestUnderTest,
  kiosk: SimulatedKiosk,
  given: { readonly atMs: number; readonly level?: Level; readonly counter?: string },
): Promise<string> {
  const { atMs, level = 5, counter = 'counter-1' } = given;
  under.nowMs = atMs;
  const monoMs = atMs - NOW_MS + 100 * MINUTE_MS;
  const anchor = { serverMs: atMs - MINUTE_MS, monoMs: monoMs - MINUTE_MS, roundTripMs: 80 };
  const questionnaire = { code: 'nam-yeu-to', version: 1 };
  const rating = await kiosk.write(ratingContent({ level, counter, questionnaire }), {
    time: { wallMs: atMs, monoMs, anchor },
  });
  await under.send(kiosk, [rating]);
  return rating.id;
}

/**
 * A morning at counter-1 with a rating every ten minutes, amended here and there, one whose moment
 * is only known to half an hour, and one at the other counter.
 */
export async function fillMorning(under: IngestUnderTest, kiosk: SimulatedKiosk): Promise<void> {
  for (let minute = 5; minute <= 115; minute += 10) {
    const level = ([5, 4, 2, 1, 3] as const)[minute % 5] ?? 5;
    const id = await rateAt(under, kiosk, { atMs: NOW_MS + minute * MINUTE_MS, level });
    if (minute % 20 !== 5) continue;
    const body = { rating: id, level: 1, answers: { access: 3 }, reasons: ['wait'] } as const;
    const monoMs = under.nowMs - NOW_MS + 101 * MINUTE_MS;
    await under.send(kiosk, [await kiosk.write({ kind: 'amendment', body }, { time: { monoMs } })]);
  }
  const time = { wallMs: NOW_MS + 130 * MINUTE_MS, boot: 'boot-2', monoMs: 1_000 };
  const unsure = await kiosk.write(ratingContent({ level: 2 }), { time });
  under.nowMs = NOW_MS + 150 * MINUTE_MS;
  await under.send(kiosk, [unsure]);
  const atMs = NOW_MS + 160 * MINUTE_MS;
  under.nowMs = atMs;
  const late = { boot: 'boot-3', monoMs: 1_000, wallMs: atMs };
  await under.send(kiosk, [
    await kiosk.write(ratingContent({ counter: 'counter-2' }), { time: late }),
  ]);
}
