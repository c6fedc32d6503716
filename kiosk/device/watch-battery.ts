import type { Battery } from '../../shared/domain/battery.ts';

/** The part of the Battery Status API (W3C) that is used; TypeScript's DOM library has none of it. */
export interface BatteryManager {
  /** 0 to 1. */
  readonly level: number;
  readonly charging: boolean;
  addEventListener(type: 'levelchange' | 'chargingchange', listener: () => void): void;
}

declare global {
  interface Navigator {
    /** Only Chromium has it, and only in a page. */
    readonly getBattery?: () => Promise<BatteryManager>;
  }
}

/**
 * Tells of the battery now and after every change; null when it is not known. A device without a
 * battery cannot be told from a full one at the mains: browsers answer the same for both.
 */
export async function watchBattery(
  device: Pick<Navigator, 'getBattery'>,
  tell: (battery: Battery | null) => void,
): Promise<void> {
  try {
    const manager = await device.getBattery?.();
    if (manager === undefined) {
      tell(null);
      return;
    }
    const tellNow = (): void => tell(batteryOf(manager));
    manager.addEventListener('levelchange', tellNow);
    manager.addEventListener('chargingchange', tellNow);
    tellNow();
  } catch {
    // Forbidden by a policy of the device: as unknown as in a browser that cannot be asked.
    tell(null);
  }
}

function batteryOf({ level, charging }: BatteryManager): Battery | null {
  const isKnown = level >= 0 && level <= 1;
  return isKnown ? { percent: Math.round(level * 100), charging } : null;
}
