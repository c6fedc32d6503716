import { describe, expect, it } from 'vitest';
import type { Delivery } from '../../../server/sample/deliveries.ts';
import { deliveryOpener } from '../../../server/sample/open-delivery.ts';
import { simulateKiosk } from '../../../server/sample/simulate-kiosk.ts';
import { samplePlans } from './sample-plans.ts';

const { plans, setting } = samplePlans('seed', 2_000);
const [plan = expect.unreachable('a sample without kiosks')] = plans;
const open = deliveryOpener(plans, setting.serverKeyId);

async function firstDelivery(): Promise<Delivery> {
  for await (const delivery of simulateKiosk(plan, setting)) return delivery;
  return expect.unreachable('a kiosk without deliveries');
}

describe('a delivery of the sample', () => {
  it('is opened as the batch of its kiosk and unit, with every record understood', async () => {
    const delivery = await firstDelivery();
    const { batch, ratingCount } = await open(delivery);
    const { kioskId, unitId } = plan;
    expect(batch).toMatchObject({ kioskId, unitId, receivedAtMs: delivery.receivedAtMs });
    expect(batch.records.filter(({ understood }) => !understood.ok)).toEqual([]);
    expect(batch.records.length).toBeGreaterThan(ratingCount);
    expect(ratingCount).toBe(delivery.ratingCount);
  });

  it('arrives in another thread as it was sent', async () => {
    const opened = await open(await firstDelivery());
    expect(structuredClone(opened)).toEqual({
      ...opened,
      batch: {
        ...opened.batch,
        records: opened.batch.records.map((record) => ({
          ...record,
          bytes: new Uint8Array(record.bytes),
        })),
      },
    });
  });

  it.each([
    [
      'with a changed body',
      (delivery: Delivery) => ({ ...delivery, body: delivery.body.slice(1) }),
    ],
    [
      'of a kiosk that nobody paired',
      (delivery: Delivery) => ({
        ...delivery,
        credential: { ...delivery.credential, kiosk: 'kiosk of nobody' },
      }),
    ],
  ])('%s ends the loading and says so', async (_name, alter) => {
    await expect(open(alter(await firstDelivery()))).rejects.toThrow(
      'A simulated kiosk was refused',
    );
  });
});
