import { describe, expect, it } from 'vitest';
import { createAnnulmentApi } from '../../../analytics/dashboard/annulment-api.ts';
import type { Answer, Call } from '../../../analytics/dashboard/answer.ts';

/** A server whose list has these pages; a page that is missing cannot be reached. */
function apiOf(pages: readonly (readonly string[])[]) {
  const asked: (string | undefined)[] = [];
  const answer = ({ route, query }: Call): unknown => {
    const before = query?.['before'];
    asked.push(before ?? route.method);
    const at = before === undefined ? 0 : Number(before);
    const ids = pages[at];
    if (ids === undefined) return { ok: false, error: { kind: 'unreachable' } };
    const olderBefore = at + 1 < pages.length || ids.includes('broken') ? String(at + 1) : null;
    return { ok: true, value: { annulments: ids.map((id) => ({ id })), olderBefore, nowMs: 7 } };
  };
  // The answers are as much of a list as is looked at here.
  const json = <T>(call: Call) => Promise.resolve(answer(call) as Answer<T>);
  return { api: createAnnulmentApi(json), asked };
}

const idsOf = (answer: Awaited<ReturnType<ReturnType<typeof apiOf>['api']['list']>>) =>
  answer.ok ? answer.value.annulments.map(({ id }) => id) : answer.error.kind;

describe('the annulments of the dashboard', () => {
  it('are one list, however many pages the server has', async () => {
    const { api, asked } = apiOf([['d', 'c'], ['b'], ['a']]);
    expect(idsOf(await api.list())).toEqual(['d', 'c', 'b', 'a']);
    expect(asked).toEqual(['get', '1', '2']);
  });

  it('are whole after an act too', async () => {
    const { api, asked } = apiOf([['b'], ['a']]);
    const digest = '0'.repeat(64);
    const done = await api.decide('b', { decision: 'approve', digest, note: '' });
    expect(idsOf(done)).toEqual(['b', 'a']);
    expect(idsOf(await api.withdraw('b'))).toEqual(['b', 'a']);
    expect(asked).toEqual(['post', '1', 'post', '1']);
  });

  it('fail when a page fails: half a list would look like the whole', async () => {
    const { api } = apiOf([['b', 'broken']]);
    expect(idsOf(await api.list())).toBe('unreachable');
  });
});
