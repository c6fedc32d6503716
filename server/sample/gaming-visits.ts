import type { SampleVisit, VisitInput } from './sample-visit.ts';

/** Hours at which nobody is received, local time. */
const ODD_HOURS = [6.6, 11.9, 17.6, 19.8] as const;

/**
 * Somebody at the counter praises himself: on one working day in nine, two dozen times "Rất hài
 * lòng" within some minutes, as fast as the lock-out of the kiosk lets him.
 */
export function gamingVisits(
  input: Pick<VisitInput, 'random' | 'days' | 'untilMs'>,
): SampleVisit[] {
  const { random, days, untilMs } = input;
  return days
    .filter((_, index) => index % 9 === 4)
    .flatMap(({ startsAtMs }) => {
      let atMs = startsAtMs + random.pick(ODD_HOURS) * 3_600_000;
      return Array.from({ length: random.whole(18, 32) }, (): SampleVisit => {
        atMs += random.whole(8_000, 14_000);
        return {
          atMs,
          level: 5,
          language: 'vi',
          tookMs: random.whole(310, 720),
          ignoredTaps: random.whole(0, 6),
          followUp: null,
        };
      });
    })
    .filter(({ atMs }) => atMs < untilMs);
}
