import { describe, expect, it } from 'vitest';
import { createApi } from '../../../analytics/dashboard/api-client.ts';
import type { Failure } from '../../../analytics/dashboard/api-client.ts';
import {
  failureDetails,
  failureSentence,
  isFinal,
} from '../../../analytics/dashboard/failure-sentence.ts';
import { PROBLEMS } from '../../../shared/api/problems.ts';
import type { ProblemCode } from '../../../shared/api/problems.ts';

function problem(code: ProblemCode, more: object = {}): Response {
  const { status, retry, title } = PROBLEMS[code];
  const body = { type: `/problems/${code}`, code, status, retry, title: title.vi, titles: title };
  return new Response(JSON.stringify({ ...body, ...more }), { status });
}

function apiThatAnswers(answer: () => Response | Promise<Response>) {
  const asked: { address: string; init: RequestInit | undefined }[] = [];
  const signedOut: true[] = [];
  const api = createApi({
    fetch: async (address, init) => {
      asked.push({ address: typeof address === 'string' ? address : 'not a text', init });
      return answer();
    },
    onSignedOut: () => signedOut.push(true),
  });
  return { api, asked, signedOut };
}

describe('createApi', () => {
  it('asks for a report by unit and period', async () => {
    const { api, asked } = apiThatAnswers(() => Response.json({ ok: 1 }));
    const answer = await api.periodReport({ unit: 'Đ 1', period: '2026-11' });
    expect(answer.ok).toBe(true);
    expect(asked[0]?.address).toBe('/api/v1/reports/period?unit=%C4%90+1&period=2026-11');
  });

  it('puts a code into the path and a body into JSON', async () => {
    const { api, asked } = apiThatAnswers(() => Response.json({}, { status: 201 }));
    await api.approvePairing('AB/C', { counterId: 'q1', name: 'Máy', questionnaire: 'mot-cham' });
    expect(asked[0]?.address).toBe('/api/v1/pairings/AB%2FC/approval');
    expect(asked[0]?.init?.body).toBe('{"counterId":"q1","name":"Máy","questionnaire":"mot-cham"}');
  });

  it('reads an answer without content', async () => {
    const { api } = apiThatAnswers(() => new Response(null, { status: 204 }));
    expect(await api.signOut()).toEqual({ ok: true, value: null });
  });

  it('gives a file the name that the server gives it', async () => {
    const headers = { 'content-disposition': 'attachment; filename="BC_24_2026-11.xlsx"' };
    const { api } = apiThatAnswers(() => new Response('x', { headers }));
    const answer = await api.periodReportFile({ unit: '24', period: '2026-11' }, 'xlsx');
    expect(answer).toMatchObject({ ok: true, value: { name: 'BC_24_2026-11.xlsx' } });
  });

  it('tells once that the session has ended, but not for a wrong password', async () => {
    const ended = apiThatAnswers(() => problem('signed-out'));
    expect((await ended.api.kiosks()).ok).toBe(false);
    expect(ended.signedOut).toHaveLength(1);
    const wrong = apiThatAnswers(() => problem('wrong-credentials'));
    expect((await wrong.api.signIn({ login: 'a', password: 'b' })).ok).toBe(false);
    expect(wrong.signedOut).toHaveLength(0);
  });

  it.each<[string, () => Response | Promise<Response>, Failure['kind']]>([
    ['a problem', () => problem('unknown-unit'), 'problem'],
    ['no network', () => Promise.reject(new TypeError('failed')), 'unreachable'],
    ['a page of a proxy', () => new Response('<h1>Blocked', { status: 502 }), 'unreadable'],
    ['an unknown problem', () => Response.json({ code: 'teapot' }, { status: 418 }), 'unreadable'],
    ['JSON that breaks off', () => new Response('{"kiosks":[', { status: 200 }), 'unreadable'],
  ])('answers %s with a value', async (_, answer, kind) => {
    const result = await apiThatAnswers(answer).api.kiosks();
    expect(result).toMatchObject({ ok: false, error: { kind } });
  });
});

describe('a call that needs a confirmation', () => {
  /** Refuses until confirmed; `given` is what the reader answers the question with. */
  function apiThatAsks(given: boolean, refuseAlways = false) {
    const counts = { asked: 0, sent: 0 };
    let confirmed = false;
    const api = createApi({
      fetch: async () => {
        counts.sent += 1;
        return Promise.resolve(
          confirmed && !refuseAlways ? Response.json({}) : problem('confirmation-needed'),
        );
      },
      onSignedOut: () => undefined,
      confirm: () => {
        counts.asked += 1;
        confirmed = given;
        return Promise.resolve(given);
      },
    });
    return { api, counts };
  }

  it.each([
    ['is made again by itself once confirmed', true, false, true, { asked: 1, sent: 2 }],
    ['fails when the reader does not confirm', false, false, false, { asked: 1, sent: 1 }],
    ['asks once only, whatever the server says', true, true, false, { asked: 1, sent: 2 }],
  ])('%s', async (_, given, refuseAlways, ok, counts) => {
    const asking = apiThatAsks(given, refuseAlways);
    expect((await asking.api.kiosks()).ok).toBe(ok);
    expect(asking.counts).toEqual(counts);
  });
});

describe('failureSentence', () => {
  it('says what to do in both languages', async () => {
    const answer = await apiThatAnswers(() => problem('expired-pairing-code')).api.pairing('X');
    if (answer.ok) throw new Error('expected a failure');
    expect(failureSentence(answer.error)).toEqual(PROBLEMS['expired-pairing-code'].title);
  });

  it('names what exactly was refused, and the request id of an unexpected failure', async () => {
    const issues = [{ path: 'login', message: 'quá ngắn' }];
    const refused = await apiThatAnswers(() => problem('invalid-body', { issues })).api.units();
    const failed = await apiThatAnswers(() =>
      problem('internal', { requestId: 'r-1' }),
    ).api.units();
    if (refused.ok || failed.ok) throw new Error('expected failures');
    expect(failureDetails(refused.error)).toEqual(['login: quá ngắn']);
    expect(failureDetails(failed.error)).toEqual(['r-1']);
  });
});

describe('whether to ask again', () => {
  it.each([
    ['a refusal for good', 'no-such-invitation', true],
    ['too many attempts for now', 'too-many-attempts', false],
    ['a busy server', 'overloaded', false],
    ['an unexpected failure', 'internal', false],
  ] as const)('after %s: %s, final %s', async (_, code, final) => {
    const answer = await apiThatAnswers(() => problem(code)).api.units();
    if (answer.ok) throw new Error('expected a failure');
    expect(isFinal(answer.error)).toBe(final);
  });

  it('is worth it when nothing answered, or something in between', () => {
    expect(isFinal({ kind: 'unreachable' })).toBe(false);
    expect(isFinal({ kind: 'unreadable', status: 502 })).toBe(false);
  });
});
