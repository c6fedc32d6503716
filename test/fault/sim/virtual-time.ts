/** A clock that only events move, with the list of what is still to happen. */
export interface VirtualTime {
  /** True time, UTC ms. */
  readonly nowMs: number;
  /** Runs `task` once after `delayMs` of virtual time; answers what cancels it. */
  schedule(delayMs: number, task: () => void): () => void;
  /** The simulation itself is broken: whoever lets time pass next is told. */
  fail(error: unknown): void;
  /** Lets `ms` pass, one event after the other. */
  pass(ms: number): Promise<void>;
  /** Lets events happen until the condition holds or `withinMs` are over; did it come true? */
  passUntil(condition: () => boolean, withinMs: number): Promise<boolean>;
}

interface Event {
  readonly atMs: number;
  readonly order: number;
  readonly task: () => void;
}

/** `settle` answers when nothing that was begun is still computing. */
export function createVirtualTime(startMs: number, settle: () => Promise<void>): VirtualTime {
  const events: Event[] = [];
  let nowMs = startMs;
  let ordered = 0;
  let broken: Error | undefined;

  function schedule(delayMs: number, task: () => void): () => void {
    const event = { atMs: nowMs + Math.ceil(Math.max(0, delayMs)), order: (ordered += 1), task };
    const index = events.findLastIndex(({ atMs }) => atMs <= event.atMs);
    events.splice(index + 1, 0, event);
    return () => {
      const at = events.indexOf(event);
      if (at >= 0) events.splice(at, 1);
    };
  }

  async function passUntil(condition: () => boolean, withinMs: number): Promise<boolean> {
    const endMs = nowMs + withinMs;
    await settle();
    while (!condition()) {
      if (broken !== undefined) throw broken;
      const [next] = events;
      if (next === undefined || next.atMs > endMs) {
        nowMs = endMs;
        return false;
      }
      events.shift();
      nowMs = next.atMs;
      next.task();
      await settle();
    }
    return true;
  }

  return {
    get nowMs() {
      return nowMs;
    },
    schedule,
    passUntil,
    fail(error) {
      broken = new Error('The simulation broke.', { cause: error });
    },
    async pass(ms) {
      await passUntil(() => false, ms);
    },
  };
}
