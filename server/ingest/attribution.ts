import { DAY_MS } from '../../shared/domain/local-day.ts';
/** The seat of a record that says who serves, or of a rating: which of the two came first. */
export interface ChainSeat {
  readonly kioskId: string;
  readonly epoch: number;
  readonly seq: number;
}

/** Who serves a counter from `startsAtMs` (inclusive) to `endsAtMs` (exclusive), UTC ms. */
export interface Duty {
  readonly counterId: string;
  /** Null: nobody; only staff at the kiosk say so. */
  readonly officialId: string | null;
  readonly startsAtMs: number;
  readonly endsAtMs: number;
  /** The record by which staff said it at a kiosk; left out for the roster of the office. */
  readonly saidIn?: ChainSeat;
  /** The office has corrected what staff said. */
  readonly isCorrection?: true;
}

/**
 * Official on duty at a counter at an instant; null when nobody was. Never a guess. `seat`: that of
 * a rating. Between the records of one kiosk their order decides, which is surer than any clock.
 */
export type OnDuty = (counterId: string, atMs: number, seat?: ChainSeat) => string | null;

/**
 * Reads a roster. Where duties of one counter overlap, the one that began last holds: a stand-in
 * entered over a long duty takes its place. What staff said at the kiosk holds until another duty
 * begins, planned, said or corrected, at most to the end of its day: who stands in for a colleague
 * in the morning does not thereby take over whoever is planned for the afternoon. What the office
 * has made of such a word is the surest: from its start to its end it holds over all others.
 */
export function rosterOf(duties: readonly Duty[]): OnDuty {
  const byCounter = new Map(
    [...Map.groupBy(duties, ({ counterId }) => counterId)].map(([id, own]) => [id, sorted(own)]),
  );
  return (counterId, atMs, seat) => {
    const roster = byCounter.get(counterId);
    if (roster === undefined) return null;
    const { planned, corrections } = roster;
    const corrected = holding(corrections, atMs);
    if (corrected !== undefined) return corrected.officialId;
    const said = lastSaid(roster.said, atMs, seat);
    if (said !== undefined && !isOver(said, [...planned, ...corrections], atMs)) {
      return said.officialId;
    }
    return holding(planned, atMs)?.officialId ?? null;
  };
}

/** The latest begun of those that hold. */
const holding = (latestFirst: readonly Duty[], atMs: number): Duty | undefined =>
  latestFirst.find(({ startsAtMs, endsAtMs }) => startsAtMs <= atMs && atMs < endsAtMs);

/** Has one of the duties begun since it was said? */
const isOver = (said: Duty, duties: readonly Duty[], atMs: number): boolean =>
  duties.some(({ startsAtMs }) => said.startsAtMs < startsAtMs && startsAtMs <= atMs);

type SaidDuty = Duty & Required<Pick<Duty, 'saidIn'>>;

/** Planned duties and corrections, the latest first; said ones, the latest last. */
function sorted(duties: readonly Duty[]) {
  const byStart = duties.toSorted((a, b) => a.startsAtMs - b.startsAtMs);
  const ofOffice = byStart.filter(({ saidIn }) => saidIn === undefined).reverse();
  return {
    planned: ofOffice.filter(({ isCorrection }) => isCorrection === undefined),
    corrections: ofOffice.filter(({ isCorrection }) => isCorrection !== undefined),
    said: byStart.filter((duty): duty is SaidDuty => duty.saidIn !== undefined),
  };
}

function lastSaid(
  said: readonly SaidDuty[],
  atMs: number,
  seat: ChainSeat | undefined,
): SaidDuty | undefined {
  return said
    .filter((duty) => atMs < duty.endsAtMs && isBegun(duty, atMs, seat))
    .reduce<SaidDuty | undefined>(
      (last, duty) => (last && isBefore(duty.saidIn, last.saidIn) ? last : duty),
      undefined,
    );
}

function isBegun(
  { startsAtMs, endsAtMs, saidIn }: SaidDuty,
  atMs: number,
  seat: ChainSeat | undefined,
): boolean {
  if (seat?.kioskId !== saidIn.kioskId) return startsAtMs <= atMs;
  // It ends with its day: what stands behind it in the chain and in its day came after it.
  return isBefore(saidIn, seat) && endsAtMs - DAY_MS <= atMs;
}

/** Does a record stand before another one of the same kiosk? */
const isBefore = (a: ChainSeat, b: ChainSeat): boolean =>
  a.kioskId === b.kioskId && (a.epoch < b.epoch || (a.epoch === b.epoch && a.seq < b.seq));
