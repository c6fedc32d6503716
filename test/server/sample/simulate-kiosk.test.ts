import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { DAY_MS, localDayOf } from '../../../shared/domain/local-day.ts';
import { unbrokenRuns } from '../../../shared/record/chain.ts';
import { importVerifier } from '../../../shared/record/signing-key.ts';
import { epochSeed, hashRecord, recordClaim } from '../../../shared/record/seal.ts';
import { requestClaim } from '../../../shared/record/request-claim.ts';
import { parseJson } from '../../../shared/validation/parse.ts';
import { recordSchema } from '../../../shared/validation/record-schema.ts';
import { batchSchema } from '../../../shared/validation/sync-schema.ts';
import { MAX_BATCH_BYTES } from '../../../shared/api/batch.ts';
import { absenceOf } from '../../../server/sample/kiosk-absence.ts';
import type { KioskPlan } from '../../../server/sample/kiosk-plan.ts';
import type { Delivery } from '../../../server/sample/deliveries.ts';
import { SAMPLE_ALGORITHM } from '../../../server/sample/sample-key.ts';
import { simulateKiosk, simulateRecords } from '../../../server/sample/simulate-kiosk.ts';
import { weekdayOf } from '../../../server/sample/working-days.ts';
import { SAMPLE_NOW_MS, samplePlans } from './sample-plans.ts';

const { plans, setting } = samplePlans('seed', 100_000);

const withRole = (role: string): KioskPlan =>
  plans.find((plan) => plan.traits.role === role) ?? expect.unreachable(role);

function ratingsOf(plan: KioskPlan) {
  return simulateRecords(plan, setting).flatMap(({ atMs, time, content }) =>
    content.kind === 'rating' ? [{ atMs, time, ...content.body }] : [],
  );
}

const hourOf = (atMs: number): number => ((atMs + 7 * 3_600_000) % DAY_MS) / 3_600_000;
const isOpen = (atMs: number): boolean => {
  const hour = hourOf(atMs);
  return (
    weekdayOf(localDayOf(atMs)) <= 5 &&
    ((hour >= 7.5 && hour < 11.5) || (hour >= 13.5 && hour < 17))
  );
};

async function deliveriesOf(plan: KioskPlan): Promise<Delivery[]> {
  return Array.fromAsync(simulateKiosk(plan, setting));
}

describe('all kiosks together', () => {
  const ratings = plans.map((plan) => ({ plan, ratings: ratingsOf(plan) }));

  it('give about the number of ratings that was asked for', () => {
    const total = ratings.reduce((sum, kiosk) => sum + kiosk.ratings.length, 0);
    expect(total).toBeGreaterThan(97_000);
    expect(total).toBeLessThan(104_000);
  });

  it('rate in opening hours of working days, but for the one that games', () => {
    for (const { plan, ratings: own } of ratings) {
      if (plan.traits.role === 'gaming') continue;
      expect(
        own.filter(({ atMs }) => !isOpen(atMs)),
        plan.name,
      ).toEqual([]);
    }
  });

  it('include units with fewer than 5 and fewer than 30 ratings', () => {
    const counts = ratings.map((kiosk) => kiosk.ratings.length);
    expect(counts.filter((n) => n < 5).length).toBeGreaterThanOrEqual(3);
    expect(counts.filter((n) => n >= 5 && n < 30).length).toBeGreaterThanOrEqual(5);
  });

  it('include kiosks without anybody on duty at times, and never name a wrong official', () => {
    const official = ({ plan, atMs }: { plan: KioskPlan; atMs: number }) =>
      plan.duties.find((duty) => duty.startsAtMs <= atMs && atMs < duty.endsAtMs)?.officialId ??
      null;
    const named = ratings.flatMap(({ plan, ratings: own }) =>
      own.map((rating) => ({ said: rating.official, is: official({ plan, atMs: rating.atMs }) })),
    );
    expect(named.filter(({ said, is }) => said !== is)).toEqual([]);
    expect(named.some(({ said }) => said === null)).toBe(true);
  });

  it('judge most units at 85 to 97 %, some at 70 to 80', () => {
    const shares = ratings
      .filter(({ ratings: own }) => own.length > 300)
      .map(({ ratings: own }) => own.filter(({ level }) => level >= 4).length / own.length);
    expect(shares.filter((share) => share > 0.83).length).toBeGreaterThan(shares.length / 2);
    expect(shares.some((share) => share < 0.78)).toBe(true);
  });
});

describe('the counter that games its tablet', () => {
  it('gives itself bursts of the best level outside opening hours', () => {
    const odd = ratingsOf(withRole('gaming')).filter(({ atMs }) => !isOpen(atMs));
    expect(odd.length).toBeGreaterThan(300);
    expect(new Set(odd.map(({ level }) => level))).toEqual(new Set([5]));
    const bursts = Map.groupBy(odd, ({ atMs }) => localDayOf(atMs));
    for (const burst of bursts.values()) {
      const lastsMs = (burst.at(-1)?.atMs ?? 0) - (burst[0]?.atMs ?? 0);
      expect(lastsMs).toBeLessThan(8 * 60_000);
    }
  });

  it('is the only one', () => {
    expect(plans.filter((plan) => plan.traits.role === 'gaming')).toHaveLength(1);
  });
});

describe('the kiosk that was offline', () => {
  const plan = withRole('offline');
  const absence = absenceOf('offline', SAMPLE_NOW_MS) ?? expect.unreachable();

  it('knows only a server time that is up to three weeks old', () => {
    const ages = ratingsOf(plan)
      .filter(({ atMs }) => atMs >= absence.fromMs && atMs < absence.toMs)
      .map(({ time }) => time.monoMs - (time.anchor?.monoMs ?? NaN));
    expect(ages.length).toBeGreaterThan(20);
    expect(Math.max(...ages)).toBeGreaterThan(19 * DAY_MS);
  });

  it('is heard of by nobody while it is away, and then delivers within a minute', async () => {
    const deliveries = await deliveriesOf(plan);
    const during = deliveries.filter(
      ({ receivedAtMs }) => receivedAtMs >= absence.fromMs && receivedAtMs < absence.toMs,
    );
    const flood = deliveries.filter(
      ({ receivedAtMs }) => receivedAtMs >= absence.toMs && receivedAtMs < absence.toMs + 60_000,
    );
    expect(during).toEqual([]);
    expect(flood.reduce((sum, { ratingCount }) => sum + ratingCount, 0)).toBeGreaterThan(20);
  });
});

function batchIn(body: Delivery['body']) {
  const batch = parseJson(batchSchema, new TextDecoder().decode(body));
  if (!batch.ok) throw new Error(JSON.stringify(batch.error));
  return batch.value;
}

describe('what a simulated kiosk sends', () => {
  const plan = withRole('offline');

  it(
    'is one chain of records with true hashes and signatures, in batches that fit',
    { timeout: 30_000 },
    async () => {
      const verify = await importVerifier({
        algorithm: SAMPLE_ALGORITHM,
        publicKey: plan.publicKey,
      });
      const links = [];
      for (const { body, receivedAtMs, credential } of await deliveriesOf(plan)) {
        expect(body.length).toBeLessThanOrEqual(MAX_BATCH_BYTES);
        const path = '/api/v1/records';
        const claim = await requestClaim({ method: 'POST', path, serverKeyId: 'server-key', body });
        expect(await verify?.(credential.signature, claim)).toBe(true);
        for (const travelling of batchIn(body).records) {
          const bytes = new Uint8Array(Buffer.from(travelling.bytes, 'base64url'));
          const record = parseJson(recordSchema, new TextDecoder().decode(bytes));
          if (!record.ok) throw new Error(JSON.stringify(record.error));
          const hash = await hashRecord(bytes);
          links.push({ ...record.value, hash });
          expect(await verify?.(travelling.signature, recordClaim(hash))).toBe(true);
          expect(record.value.time.wallMs).toBeLessThan(receivedAtMs + 300_000);
        }
      }
      expect(unbrokenRuns(links)).toHaveLength(1);
      expect(links[0]).toMatchObject({
        seq: 1,
        prev: await epochSeed(plan.kioskId, 1, plan.publicKey),
      });
    },
  );

  it(
    'writes the same records to the byte for the same seed, and others for another',
    { timeout: 30_000 },
    async () => {
      const digestOf = async (seed: string) => {
        const again = samplePlans(seed, 2_000);
        const hash = createHash('sha256');
        for (const one of again.plans.slice(0, 6)) {
          for await (const { body } of simulateKiosk(one, again.setting)) {
            for (const { bytes } of batchIn(body).records) hash.update(bytes);
          }
        }
        return hash.digest('hex');
      };
      expect(await digestOf('seed')).toBe(await digestOf('seed'));
      expect(await digestOf('seed')).not.toBe(await digestOf('other'));
    },
  );
});
