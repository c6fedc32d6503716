/** What waits for longer is an alarm: nobody repairs or decides. */
const OVERDUE_MS = 7 * 86_400_000;

/** Does something wait for longer than seven days? Never when nothing waits. */
export const isOverdue = (oldestSinceMs: number | null, nowMs: number): boolean =>
  oldestSinceMs !== null && nowMs - oldestSinceMs > OVERDUE_MS;
