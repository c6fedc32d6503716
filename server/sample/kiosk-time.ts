import { DAY_MS } from '../../shared/domain/local-day.ts';
import type { TimeAnchor, TimeEvidence } from '../../shared/record/record.ts';
import type { Absence } from './kiosk-absence.ts';
import type { SeededRandom } from './seeded-random.ts';

/** From one start of the kiosk's outbox to the next. */
export interface KioskBoot {
  readonly id: string;
  readonly startsAtMs: number;
}

/** What a kiosk knows of time, at any moment of its life. */
export interface KioskTime {
  readonly boots: readonly KioskBoot[];
  readonly evidenceAt: (atMs: number) => TimeEvidence;
}

interface KioskTimeInput {
  readonly pairedAtMs: number;
  readonly untilMs: number;
  readonly absence: Absence | null;
  readonly random: SeededRandom;
}

/** A kiosk in touch says every minute that it is there. */
const HEARTBEAT_MS = 60_000;

/**
 * A tablet that runs for months, with a clock some seconds off, and that hears the server's time
 * every minute while it has a network.
 */
export function kioskTime(input: KioskTimeInput): KioskTime {
  const { random, absence } = input;
  const boots = bootsOf(input);
  const skewMs = Math.round(25_000 * random.normal());
  const roundTripMs = random.whole(40, 260);
  let bootIndex = 0;
  return {
    boots,
    evidenceAt: (atMs) => {
      if ((boots[bootIndex]?.startsAtMs ?? Infinity) > atMs) bootIndex = 0;
      while ((boots[bootIndex + 1]?.startsAtMs ?? Infinity) <= atMs) bootIndex += 1;
      const boot = boots[bootIndex];
      if (boot === undefined) throw new RangeError('a kiosk writes nothing before it is paired');
      const anchor = anchorAt(atMs, boot, { absence, roundTripMs });
      return { wallMs: atMs + skewMs, monoMs: atMs - boot.startsAtMs, boot: boot.id, anchor };
    },
  };
}

function bootsOf({ pairedAtMs, untilMs, absence, random }: KioskTimeInput): KioskBoot[] {
  const boots: KioskBoot[] = [];
  for (let atMs = pairedAtMs; atMs < untilMs; atMs += random.whole(120, 240) * DAY_MS) {
    // A boot without a network would have no anchor: the sample's absence is one long run.
    if (absence !== null && atMs >= absence.fromMs && atMs < absence.toMs) continue;
    boots.push({ id: random.id(atMs), startsAtMs: atMs });
  }
  return boots;
}

function anchorAt(
  atMs: number,
  boot: KioskBoot,
  { absence, roundTripMs }: { readonly absence: Absence | null; readonly roundTripMs: number },
): TimeAnchor | null {
  const away = absence !== null && atMs >= absence.fromMs && atMs < absence.toMs;
  const inTouchMs = away ? absence.fromMs : atMs;
  const heard = Math.floor((inTouchMs - boot.startsAtMs) / HEARTBEAT_MS) * HEARTBEAT_MS;
  // The first exchange of a boot comes a moment after its first record.
  const monoMs = Math.max(heard, 2_000);
  if (monoMs > atMs - boot.startsAtMs) return null;
  return { serverMs: boot.startsAtMs + monoMs, monoMs, roundTripMs };
}
