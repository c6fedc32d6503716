import { expect, it } from 'vitest';
import { watchBattery, type BatteryManager } from '../../../kiosk/device/watch-battery.ts';
import type { Battery } from '../../../shared/domain/battery.ts';

class StubBattery extends EventTarget implements BatteryManager {
  level: number;
  charging: boolean;

  constructor(level: number, charging: boolean) {
    super();
    this.level = level;
    this.charging = charging;
  }
}

const toldOf = async (getBattery?: () => Promise<BatteryManager>) => {
  const told: (Battery | null)[] = [];
  await watchBattery(getBattery ? { getBattery } : {}, (battery) => told.push(battery));
  return told;
};

it.each([
  ['a third', new StubBattery(0.336, false), { percent: 34, charging: false }],
  ['a full one at the mains', new StubBattery(1, true), { percent: 100, charging: true }],
  ['an empty one', new StubBattery(0, false), { percent: 0, charging: false }],
  ['one without a level', new StubBattery(NaN, false), null],
  ['one of more than everything', new StubBattery(34, false), null],
])('tells of %s', async (_, manager, expected) => {
  expect(await toldOf(() => Promise.resolve(manager))).toEqual([expected]);
});

it('knows nothing where the browser cannot be asked, or does not answer', async () => {
  expect(await toldOf()).toEqual([null]);
  expect(await toldOf(() => Promise.reject(new Error('not allowed')))).toEqual([null]);
});

it('tells every change', async () => {
  const manager = new StubBattery(0.5, true);
  const told = await toldOf(() => Promise.resolve(manager));
  manager.charging = false;
  manager.dispatchEvent(new Event('chargingchange'));
  manager.level = 0.49;
  manager.dispatchEvent(new Event('levelchange'));
  expect(told).toEqual([
    { percent: 50, charging: true },
    { percent: 50, charging: false },
    { percent: 49, charging: false },
  ]);
});
