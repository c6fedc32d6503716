import { expect, it } from 'vitest';
import { watchBattery, type BatteryManager } from '../../../kiosk/device/watch-battery.ts';
import type { Battery } from '../../../shared/domain/battery.ts';

const stubBattery = (level: number, charging: boolean) => {
  const manager = { level, charging, onlevelchange: null, onchargingchange: null };
  return manager as BatteryManager & { level: number; charging: boolean };
};

const toldOf = async (getBattery?: () => Promise<BatteryManager>) => {
  const told: Battery[] = [];
  await watchBattery(getBattery ? { getBattery } : {}, (battery) => told.push(battery));
  return told;
};

it.each([
  ['a third', stubBattery(0.336, false), [{ percent: 34, charging: false }]],
  ['a full one at the mains', stubBattery(1, true), [{ percent: 100, charging: true }]],
  ['an empty one', stubBattery(0, false), [{ percent: 0, charging: false }]],
  ['one without a level', stubBattery(NaN, false), []],
  ['one of more than everything', stubBattery(34, false), []],
])('tells of %s', async (_, manager, expected) => {
  expect(await toldOf(() => Promise.resolve(manager))).toEqual(expected);
});

it('knows nothing where the browser cannot be asked, or does not answer', async () => {
  expect(await toldOf()).toEqual([]);
  expect(await toldOf(() => Promise.reject(new Error('not allowed')))).toEqual([]);
});

it('tells every change', async () => {
  const manager = stubBattery(0.5, true);
  const told = await toldOf(() => Promise.resolve(manager));
  manager.charging = false;
  manager.onchargingchange?.();
  manager.level = 0.49;
  manager.onlevelchange?.();
  expect(told).toEqual([
    { percent: 50, charging: true },
    { percent: 50, charging: false },
    { percent: 49, charging: false },
  ]);
});
