import type { Battery } from '../../shared/domain/battery.ts';

/** The part of the Battery Status API (W3C) that is used; TypeScript's DOM library has none of it. */
export interface BatteryManager {
  /** 0 to 1. */
  readonly level: number;
  readonly charging: boolean;
  onlevelchange: (() => void) | null;
  onchargingchange: (() => void) | null;
}

declare global {
  interface Navigator {
    /** Only Chromium has it, and only in a page. */
    readonly getBattery?: () => Promise<BatteryManager>;
  }
}

/**
 * Tells of the battery now and after every change; never, where it is not known. A device without a
 * battery cannot be told from a full one at the mains: browsers answer the same for both.
 */
export async function watchBattery(
  device: Pick<Navigator, 'getBattery'>,
  tell: (battery: Battery) => void,
): Promise<void> {
  // Forbidden by a policy of the device: as unknown as in a browser that cannot be asked.
  const manager = await device.getBattery?.().catch(() => undefined);
  if (manager === undefined) return;
  const look = (): void => {
    const { level, charging } = manager;
    if (level <= 1) tell({ percent: Math.round(level * 100), charging });
  };
  manager.onlevelchange = look;
  manager.onchargingchange = look;
  look();
}
