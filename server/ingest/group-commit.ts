import { err, ok, type Result } from '../../shared/result.ts';
import type { StorageFault } from '../store/open-store.ts';
import type { Refusal } from './refusal.ts';

export interface GroupCommitRule<Item, Outcome> {
  /** Takes a group in one transaction; an outcome per item, in their order. All or nothing. */
  readonly commit: (items: readonly Item[]) => Promise<Outcome[]>;
  /** How much of a group's room an item takes. */
  readonly sizeOf: (item: Item) => number;
  /** A group is closed when it has this much; one larger item still makes a group. */
  readonly fullSize: number;
  /** More items than this do not wait: their senders are asked to come again. */
  readonly mostWaiting: number;
  readonly faultOf: (error: unknown) => StorageFault | undefined;
  /** The disk no longer keeps what it accepts. Must end the process. */
  readonly onUnreliableStorage: (error: unknown) => void;
  /** Uniform in [0, 1): spreads the senders that are asked to come again. */
  readonly random: () => number;
}

export interface GroupCommit<Item, Outcome> {
  /** Answers after the item's transaction, whether it was committed or failed. */
  readonly submit: (item: Item) => Promise<Result<Outcome, Refusal>>;
}

interface Waiting<Item, Outcome> {
  readonly item: Item;
  readonly answer: (result: Result<Outcome, Refusal>) => void;
}

/**
 * One transaction at a time, each with all that had come by then: a commit costs the same for one
 * record and for two hundred. A group that fails is tried again item by item, so that an item
 * which no transaction can take refuses only itself.
 */
export function groupCommit<Item, Outcome>(
  rule: GroupCommitRule<Item, Outcome>,
): GroupCommit<Item, Outcome> {
  const queue: Waiting<Item, Outcome>[] = [];
  let draining = false;
  const drain = async (): Promise<void> => {
    while (queue.length > 0) await commitGroup(rule, nextGroup(rule, queue));
    draining = false;
  };
  const submit = (item: Item): Promise<Result<Outcome, Refusal>> => {
    if (queue.length >= rule.mostWaiting) return Promise.resolve(err(overloaded(rule.random)));
    return new Promise((answer) => {
      queue.push({ item, answer });
      if (draining) return;
      draining = true;
      // What else has come in this turn of the event loop joins the group.
      setImmediate(() => void drain());
    });
  };
  return { submit };
}

function nextGroup<Item, Outcome>(
  { sizeOf, fullSize }: GroupCommitRule<Item, Outcome>,
  queue: Waiting<Item, Outcome>[],
): Waiting<Item, Outcome>[] {
  let [count, size] = [0, 0];
  for (const { item } of queue) {
    if (count > 0 && size + sizeOf(item) > fullSize) break;
    size += sizeOf(item);
    count += 1;
  }
  return queue.splice(0, count);
}

async function commitGroup<Item, Outcome>(
  rule: GroupCommitRule<Item, Outcome>,
  group: readonly Waiting<Item, Outcome>[],
): Promise<void> {
  try {
    const outcomes = await rule.commit(group.map(({ item }) => item));
    for (const [index, { answer }] of group.entries()) {
      const outcome = outcomes[index];
      answer(outcome === undefined ? err({ code: 'internal' }) : ok(outcome));
    }
  } catch (error) {
    const fault = rule.faultOf(error);
    if (fault === 'unreliable') rule.onUnreliableStorage(error);
    if (fault === undefined && group.length > 1) {
      for (const waiting of group) await commitGroup(rule, [waiting]);
      return;
    }
    const code = fault === 'full' ? 'storage-full' : 'internal';
    const wait = code === 'storage-full' ? { retryAfterMs: retryAfterMs(rule.random) } : {};
    for (const { answer } of group) answer(err({ code, cause: error, ...wait }));
  }
}

const overloaded = (random: () => number): Refusal => ({
  code: 'overloaded',
  retryAfterMs: retryAfterMs(random),
});

/** 30 to 120 s, at random: what was asked to come again must not come all at once. */
export const retryAfterMs = (random: () => number): number =>
  30_000 + Math.floor(random() * 90_001);
