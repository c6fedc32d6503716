import type { KioskHealthRow } from '../store/schema.ts';
import type { OpenedBatch } from './opened-batch.ts';
import { printable } from './printable.ts';

/** Farthest instant that a Date can hold, in ms. A tablet may claim any number. */
const FARTHEST_MS = 8.64e15;

/** What a kiosk said of itself with a batch; nothing when it only was rescued. */
export function healthRowOf({
  kioskId,
  epoch,
  health,
  receivedAtMs,
}: OpenedBatch): KioskHealthRow[] {
  if (health === null) return [];
  const row = {
    kiosk_id: kioskId,
    seen_at_ms: receivedAtMs,
    build: printable(health.build, 64),
    pending: health.pending,
    oldest_pending_wall_ms:
      health.oldestPendingWallMs === null ? null : wholeMs(health.oldestPendingWallMs),
    reported_seq: health.head?.seq ?? null,
    wall_skew_ms: wholeMs(health.wallMs - receivedAtMs),
    persisted: health.persisted === null ? null : Number(health.persisted),
    storage_mode: health.storageMode,
    epoch,
    build_since_ms: receivedAtMs,
    battery_percent: health.battery?.percent ?? null,
    battery_charging: health.battery ? Number(health.battery.charging) : null,
  };
  return [row];
}

const wholeMs = (ms: number): number =>
  Math.round(Math.max(-FARTHEST_MS, Math.min(FARTHEST_MS, ms)));
