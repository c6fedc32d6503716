import { describe, expect, it } from 'vitest';
import { groupCommit, type GroupCommitRule } from '../../../server/ingest/group-commit.ts';

const FAULTS = ['full', 'unreliable'] as const;

type Rule = GroupCommitRule<string, string>;

function makeQueue(rule: Partial<Rule>) {
  const groups: string[][] = [];
  const unreliable: unknown[] = [];
  const { commit } = rule;
  const queue = groupCommit<string, string>({
    sizeOf: () => 1,
    fullSize: 3,
    mostWaiting: 100,
    faultOf: (error) => FAULTS.find((fault) => error instanceof Error && error.message === fault),
    onUnreliableStorage: (error) => unreliable.push(error),
    random: () => 0.5,
    ...rule,
    commit: async (items) => {
      groups.push([...items]);
      return commit === undefined ? items.map((item) => `${item} kept`) : commit(items);
    },
  });
  return {
    groups,
    unreliable,
    submitAll: (items: string[]) => Promise.all(items.map(queue.submit)),
  };
}

describe('groupCommit', () => {
  it('puts what came together into groups and answers each item its own outcome', async () => {
    const { groups, submitAll } = makeQueue({});
    const answers = await submitAll(['a', 'b', 'c', 'd']);
    expect(groups).toEqual([['a', 'b', 'c'], ['d']]);
    expect(answers.map((answer) => answer.ok && answer.value)).toEqual([
      'a kept',
      'b kept',
      'c kept',
      'd kept',
    ]);
  });

  it('closes a group before it is too large, and takes one that is larger alone', async () => {
    const { groups, submitAll } = makeQueue({ sizeOf: Number });
    await submitAll(['2', '2', '9', '1']);
    expect(groups).toEqual([['2'], ['2'], ['9'], ['1']]);
  });

  it('collects what comes while a transaction runs', async () => {
    const gate = Promise.withResolvers<undefined>();
    const { groups, submitAll } = makeQueue({
      commit: async (items) => {
        if (items[0] === 'a') await gate.promise;
        return [...items];
      },
    });
    const first = submitAll(['a']);
    await new Promise(setImmediate);
    const rest = submitAll(['b', 'c']);
    gate.resolve(undefined);
    await Promise.all([first, rest]);
    expect(groups).toEqual([['a'], ['b', 'c']]);
  });

  it('refuses only the item that no transaction can take', async () => {
    const { groups, submitAll } = makeQueue({
      commit: async (items) => {
        if (items.includes('poison')) throw new Error('bad row');
        return [...items];
      },
    });
    const answers = await submitAll(['a', 'poison', 'c']);
    expect(answers.map((answer) => (answer.ok ? answer.value : answer.error.code))).toEqual([
      'a',
      'internal',
      'c',
    ]);
    expect(groups).toEqual([['a', 'poison', 'c'], ['a'], ['poison'], ['c']]);
  });

  it('refuses the whole group without another try when the disk is full', async () => {
    const { groups, submitAll } = makeQueue({
      commit: async () => {
        throw new Error('full');
      },
    });
    const answers = await submitAll(['a', 'b']);
    expect(answers).toMatchObject([
      { ok: false, error: { code: 'storage-full', retryAfterMs: 75_000 } },
      { ok: false, error: { code: 'storage-full' } },
    ]);
    expect(groups).toHaveLength(1);
  });

  it('reports a disk that does not keep its writes, and promises nothing', async () => {
    const { unreliable, submitAll } = makeQueue({
      commit: async () => {
        throw new Error('unreliable');
      },
    });
    expect(await submitAll(['a'])).toMatchObject([{ ok: false, error: { code: 'internal' } }]);
    expect(unreliable).toEqual([new Error('unreliable')]);
  });

  it('asks senders beyond the bound to come again later', async () => {
    const { submitAll } = makeQueue({ mostWaiting: 2 });
    const answers = await submitAll(['a', 'b', 'c']);
    expect(answers.map(({ ok }) => ok)).toEqual([true, true, false]);
    expect(answers[2]).toMatchObject({ error: { code: 'overloaded', retryAfterMs: 75_000 } });
  });

  it('promises nothing to an item whose outcome is missing', async () => {
    const { submitAll } = makeQueue({ commit: async (items) => items.slice(1) });
    const answers = await submitAll(['a', 'b']);
    expect(answers).toMatchObject([{ ok: true }, { ok: false, error: { code: 'internal' } }]);
  });

  it('goes on after a group that failed', async () => {
    const { submitAll } = makeQueue({
      commit: async (items) => {
        if (items.includes('poison')) throw new Error('bad row');
        return [...items];
      },
    });
    await submitAll(['poison']);
    expect(await submitAll(['later'])).toEqual([{ ok: true, value: 'later' }]);
  });
});
