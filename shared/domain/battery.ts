/** How full the battery of a tablet is, as its browser says. */
export interface Battery {
  /** 0 to 100. */
  readonly percent: number;
  readonly charging: boolean;
}

const LOW_PERCENT = 20;

/** Will the tablet go out soon unless somebody plugs it in? Of an unknown battery nobody knows. */
export const isBatteryLow = (battery: Battery | null): boolean =>
  battery !== null && !battery.charging && battery.percent < LOW_PERCENT;
