import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createQueue } from '../../../kiosk/outbox/queue.ts';
import type { ExchangeEnd } from '../../../kiosk/outbox/send-plan.ts';
import { createSender } from '../../../kiosk/outbox/sender.ts';
import type { StoredRecord } from '../../../kiosk/outbox/stored-record.ts';

const record = (seq: number): StoredRecord => ({
  kiosk: 'kiosk-1',
  epoch: 1,
  seq,
  hash: `h${seq}`,
  wallMs: seq,
  bytes: new Uint8Array(),
  signature: '',
});
const records = (count: number): StoredRecord[] =>
  Array.from({ length: count }, (_, index) => record(index + 1));

const kept: ExchangeEnd = { kind: 'kept', retryAfterMs: 0 };

/** A server of which each answer is decided by the test, and a clock that it moves. */
function createBench(pending: readonly StoredRecord[], random = 0.5) {
  const queue = createQueue(pending);
  const sent: string[][] = [];
  const acknowledged = new Set<string>();
  let nowMs = 0;
  let timers: { atMs: number; task: () => void }[] = [];
  let answers: ((batch: readonly string[]) => ExchangeEnd)[] = [];
  let inFlight = 0;
  let mostInFlight = 0;

  const sender = createSender({
    queue,
    async exchange(batch) {
      inFlight += 1;
      mostInFlight = Math.max(mostInFlight, inFlight);
      const hashes = batch.map(({ hash }) => hash);
      sent.push(hashes);
      await Promise.resolve();
      inFlight -= 1;
      const end = answers.shift()?.(hashes) ?? deliver(hashes);
      if (end.kind === 'delivered') {
        queue.acknowledge(end.acknowledged);
        for (const hash of end.acknowledged) acknowledged.add(hash);
      }
      return end;
    },
    schedule(delayMs, task) {
      const timer = { atMs: nowMs + delayMs, task };
      timers.push(timer);
      return () => {
        timers = timers.filter((other) => other !== timer);
      };
    },
    nowMs: () => nowMs,
    random: () => random,
    onPlanned: () => undefined,
  });

  async function settle(): Promise<void> {
    for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
  }

  return {
    queue,
    sender,
    sent,
    acknowledged,
    settle,
    mostInFlight: () => mostInFlight,
    timers: () => timers.length,
    waitMs: () => (timers[0]?.atMs ?? Number.NaN) - nowMs,
    answerWith(next: readonly ((batch: readonly string[]) => ExchangeEnd)[]) {
      answers = [...next];
    },
    /** Runs the one timer there is. */
    async tick(): Promise<void> {
      const [timer] = timers.splice(0, 1);
      nowMs = timer?.atMs ?? nowMs;
      timer?.task();
      await settle();
    },
  };
}

const deliver = (batch: readonly string[]): ExchangeEnd => ({
  kind: 'delivered',
  acknowledged: batch,
});

async function wake({ sender, settle }: ReturnType<typeof createBench>): Promise<void> {
  sender.wake();
  await settle();
}

describe('the sender', () => {
  it('sends up to 50 records at a time, oldest first, until none is left', async () => {
    const bench = createBench(records(120));
    await wake(bench);
    await bench.tick();
    await bench.tick();
    expect(bench.sent.map(({ length }) => length)).toEqual([50, 50, 20]);
    expect(bench.sent.flat()).toEqual(records(120).map(({ hash }) => hash));
    expect(bench.queue.size).toBe(0);
  });

  it('sends an empty batch every 60 seconds when nothing waits', async () => {
    const bench = createBench([]);
    await wake(bench);
    expect(bench.waitMs()).toBe(60_000);
    await bench.tick();
    expect(bench.sent).toEqual([[], []]);
  });

  it('waits longer after each failure, and begins anew after a success', async () => {
    const bench = createBench(records(1));
    bench.answerWith([() => kept, () => kept, () => kept]);
    const waits: number[] = [];
    await wake(bench);
    for (let turn = 0; turn < 3; turn += 1) {
      waits.push(bench.waitMs());
      await bench.tick();
    }
    expect(waits).toEqual([1_000, 2_000, 4_000]);
    expect(bench.sender.plan.failures).toBe(0);
  });

  it('honours Retry-After when it is longer', async () => {
    const bench = createBench(records(1));
    bench.answerWith([() => ({ kind: 'kept', retryAfterMs: 90_000 })]);
    await wake(bench);
    expect(bench.waitMs()).toBe(90_000);
  });

  it('spares a failing server from new records, but not from staff', async () => {
    const bench = createBench(records(1));
    bench.answerWith([() => kept]);
    await wake(bench);
    await wake(bench);
    expect(bench.sent).toHaveLength(1);
    bench.sender.retryNow();
    await bench.settle();
    expect(bench.sent).toHaveLength(2);
    expect(bench.timers()).toBe(1);
  });

  it('halves a batch that is not acceptable until the one record is found, and sends the others', async () => {
    const bench = createBench(records(9));
    bench.answerWith(
      Array.from(
        { length: 40 },
        () =>
          (batch: readonly string[]): ExchangeEnd =>
            batch.includes('h4') ? { kind: 'unacceptable' } : deliver(batch),
      ),
    );
    await wake(bench);
    while (bench.queue.size > 1) await bench.tick();
    expect(bench.queue.next(9, () => false).map(({ hash }) => hash)).toEqual(['h4']);
    expect([...bench.sender.plan.held.keys()]).toEqual(['h4']);
  });

  it('tries a held record again after an hour', async () => {
    const bench = createBench(records(1));
    bench.answerWith([() => ({ kind: 'unacceptable' })]);
    await wake(bench);
    await bench.tick();
    expect(bench.sent.at(-1)).toEqual([]);
    while (bench.queue.size > 0 && bench.sent.length < 100) await bench.tick();
    expect(bench.sent.at(-1)).toEqual(['h1']);
    expect(bench.sent.length).toBeGreaterThan(60);
    expect(bench.sender.plan.held.size).toBe(0);
  });

  it('shows a refusal, keeps everything and tries again every 5 minutes', async () => {
    const bench = createBench(records(3));
    bench.answerWith([() => ({ kind: 'refused', code: 'bad-signature' })]);
    await wake(bench);
    expect(bench.sender.plan.refusal).toBe('bad-signature');
    expect(bench.waitMs()).toBe(300_000);
    expect(bench.queue.size).toBe(3);
    await bench.tick();
    expect(bench.sender.plan.refusal).toBeNull();
    expect(bench.queue.size).toBe(0);
  });

  it('stays revoked while the server takes what is left, until a heartbeat is welcome', async () => {
    const bench = createBench(records(1));
    bench.answerWith([() => ({ kind: 'refused', code: 'kiosk-revoked' })]);
    await wake(bench);
    await bench.tick();
    expect(bench.queue.size).toBe(0);
    expect(bench.sender.plan.refusal).toBe('kiosk-revoked');
    await bench.tick();
    expect(bench.sent.at(-1)).toEqual([]);
    expect(bench.sender.plan.refusal).toBeNull();
  });

  it('does not hurry when a receipt acknowledges none of what was sent', async () => {
    const bench = createBench(records(2));
    bench.answerWith([() => ({ kind: 'delivered', acknowledged: [] })]);
    await wake(bench);
    expect(bench.waitMs()).toBe(1_000);
    expect(bench.queue.size).toBe(2);
  });

  it('goes on after a fault of its own', async () => {
    const bench = createBench(records(2));
    bench.answerWith([
      () => {
        throw new TypeError('a fault');
      },
    ]);
    await wake(bench);
    expect(bench.queue.size).toBe(2);
    await bench.tick();
    expect(bench.queue.size).toBe(0);
  });

  it('sends at once what was added while a batch was under way', async () => {
    const bench = createBench(records(1));
    bench.sender.wake();
    bench.queue.add(record(2));
    bench.sender.wake();
    await bench.settle();
    expect(bench.waitMs()).toBe(0);
    await bench.tick();
    expect(bench.sent).toEqual([['h1'], ['h2']]);
  });

  it('whatever the network does, sends one batch at a time and drops nothing', async () => {
    const anyEnd = fc.constantFrom<ExchangeEnd['kind'] | 'half' | 'fault'>(
      'delivered',
      'kept',
      'unacceptable',
      'refused',
      'half',
      'fault',
    );
    const anyStep = fc.record({ end: anyEnd, added: fc.nat(3), nudge: fc.boolean() });
    await fc.assert(
      fc.asyncProperty(fc.array(anyStep, { maxLength: 40 }), fc.nat(70), async (steps, count) => {
        const bench = createBench(records(count));
        const { acknowledged } = bench;
        let added = count;
        const endOf = (kind: (typeof steps)[number]['end']) => (batch: readonly string[]) => {
          if (kind === 'fault') throw new TypeError('a fault');
          if (kind === 'kept') return { kind, retryAfterMs: 0 } as const;
          if (kind === 'refused') return { kind, code: 'kiosk-revoked' } as const;
          if (kind !== 'delivered' && kind !== 'half') return { kind };
          const taken = kind === 'half' ? batch.slice(batch.length >> 1) : batch;
          return deliver(taken);
        };
        bench.answerWith(steps.map(({ end }) => endOf(end)));
        await wake(bench);
        for (const step of steps) {
          for (let more = 0; more < step.added; more += 1) bench.queue.add(record((added += 1)));
          bench.sender.wake();
          if (step.nudge) bench.sender.retryNow();
          await bench.tick();
          expect(bench.timers()).toBe(1);
          expect(bench.queue.size + acknowledged.size).toBe(added);
        }
        // The server is well again (and an hour may pass for what was held).
        bench.answerWith(Array.from({ length: 400 }, () => endOf('delivered')));
        for (let turn = 0; turn < 400 && bench.queue.size > 0; turn += 1) await bench.tick();
        expect(acknowledged.size).toBe(added);
        expect(bench.mostInFlight()).toBeLessThanOrEqual(1);
      }),
      { numRuns: 300 },
    );
  });
});
