import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { decideAnnulment } from '../../server/annulment/decide-annulment.ts';
import {
  proposeAnnulment,
  proposeLift,
  type AnnulmentAsked,
} from '../../server/annulment/propose-annulment.ts';
import type { Store } from '../../server/store/open-store.ts';
import { NOW_MS } from '../contract/contract-office.ts';
import { digestOfNow } from '../support/agreed-set.ts';
import { runProgram } from '../support/run-program.ts';
import { ratingContent } from '../support/simulated-kiosk.ts';
import { foundOffice, type DataPlace } from './office-with-kiosk.ts';

const LIMIT_MS = 60_000;
const HOUR_MS = 3_600_000;
const LATER_MS = NOW_MS + 2 * HOUR_MS;

let folder: string;
let place: DataPlace;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mot-cham-annulment-'));
  const dataDir = join(folder, 'data');
  place = { dataDir, location: { kind: 'sqlite', file: join(dataDir, 'mot-cham.db') } };
  const { office, kiosk } = await foundOffice(place);
  const anchor = { serverMs: NOW_MS - 1_000, monoMs: 0, roundTripMs: 50 };
  const time = { wallMs: NOW_MS, monoMs: 900, anchor };
  await office.send(kiosk, [
    await kiosk.write(ratingContent(), { time }),
    await kiosk.write(ratingContent({ level: 2 }), { time }),
  ]);
  await annulAndLift(office.store);
  await office.close();
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Two ratings of an hour go by a decision of two persons, and come back by another one. */
async function annulAndLift(store: Store): Promise<void> {
  const explanation = 'Cán bộ thử máy trước giờ mở cửa, có biên bản';
  let ids = 0;
  const as = (accountId: string) => ({
    ...{ atMs: LATER_MS, accountId, newId: () => `new-${String((ids += 1))}` },
  });
  const decide = async (id: string) => {
    const digest = await digestOfNow(store.db, id);
    await decideAnnulment(store, { id, decision: 'approve', digest, note: '' }, as('Bình'));
  };
  const asked: AnnulmentAsked = {
    unitId: 'unit-1',
    place: { kind: 'counter', id: 'counter-1' },
    reason: 'test',
    ...{ fromMs: NOW_MS - HOUR_MS, toMs: NOW_MS + HOUR_MS, explanation },
  };
  const annulment = await proposeAnnulment(store, asked, as('An'));
  if (!annulment.ok) throw new Error(annulment.error);
  await decide(annulment.value.id);
  const lift = await proposeLift(store, { id: annulment.value.id, explanation }, as('An'));
  if (!lift.ok) throw new Error(lift.error);
  await decide(lift.value.id);
}

const run = (LANG: string, ...more: string[]) =>
  runProgram({
    args: ['server/cli/main.ts', 'annulment', 'list', ...more],
    env: { DATA_DIR: place.dataDir, LANG, MIN_FREE_MB: '0' },
  });

describe('the command that lists annulments', { timeout: LIMIT_MS }, () => {
  it.each([
    [
      'vi_VN.UTF-8',
      [
        'khôi phục 2 lượt, đã khôi phục; unit-1, counter-1, 08:00 19/11/2026 – 10:00 19/11/2026; Thử máy trước giờ mở cửa; An, Bình',
        '2 lượt, đã khôi phục; unit-1, counter-1, 08:00 19/11/2026 – 10:00 19/11/2026; Thử máy trước giờ mở cửa; An, Bình',
      ],
    ],
    [
      'en_GB.UTF-8',
      [
        'lift 2 ratings, lifted; unit-1, counter-1, 08:00 19/11/2026 – 10:00 19/11/2026; Test before opening; An, Bình',
        '2 ratings, lifted; unit-1, counter-1, 08:00 19/11/2026 – 10:00 19/11/2026; Test before opening; An, Bình',
      ],
    ],
  ])('prints a line for each, the newest first: %s', async (language, lines) => {
    const { code, stdout, stderr } = await run(language);
    expect([code, stderr]).toEqual([0, '']);
    const said = stdout.trimEnd().split('\n');
    expect(said).toEqual(lines.map((line) => expect.stringContaining(line) as string));
  });

  it('tells programs all of it, but no level and no set to agree to', async () => {
    const { stdout } = await run('en_GB.UTF-8', '--json');
    expect(JSON.parse(stdout)).toMatchObject({
      annulments: [
        { kind: 'lift', state: 'approved', ratings: 2, levels: null, digest: null },
        { kind: 'annul', state: 'lifted', ratings: 2, levels: null, mayDecide: false },
      ],
    });
  });
});
