import type { Battery } from '../../shared/domain/battery.ts';

/** What the outbox knows of the device that it runs on. */
export interface DeviceFacts {
  readonly build: string;
  /** Did the browser promise to keep our storage? Null when it cannot be asked. */
  readonly persisted: boolean | null;
  /** What the page last told of the tablet's battery; null where nothing is known. */
  readonly battery: () => Battery | null;
  readonly wallMs: () => number;
  /** Bytes that may still be written here; left out, or undefined, where the browser is silent. */
  readonly freeBytes?: () => Promise<number | undefined>;
}
