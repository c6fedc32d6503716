/** Who serves a counter from `startsAtMs` (inclusive) to `endsAtMs` (exclusive), UTC ms. */
export interface Duty {
  readonly counterId: string;
  readonly officialId: string;
  readonly startsAtMs: number;
  readonly endsAtMs: number;
}

/** Official on duty at a counter at an instant; null when nobody was. Never a guess. */
export type OnDuty = (counterId: string, atMs: number) => string | null;

/**
 * Reads a roster. Where duties of one counter overlap, the one that began last holds: a stand-in
 * entered over a long duty takes its place.
 */
export function rosterOf(duties: readonly Duty[]): OnDuty {
  const byCounter = Map.groupBy(duties, ({ counterId }) => counterId);
  for (const list of byCounter.values()) list.sort((a, b) => b.startsAtMs - a.startsAtMs);
  return (counterId, atMs) =>
    byCounter
      .get(counterId)
      ?.find(({ startsAtMs, endsAtMs }) => startsAtMs <= atMs && atMs < endsAtMs)?.officialId ??
    null;
}
