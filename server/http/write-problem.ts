import type { ErrorRequestHandler } from 'express';
import { PROBLEMS, type ProblemBody } from '../../shared/api/problems.ts';
import type { Language } from '../../shared/domain/language.ts';
import type { Services } from '../services.ts';
import { preferredLanguage } from './preferred-language.ts';
import type { Problem } from './problem.ts';
import { callerNoted } from './refused-caller.ts';
import { toProblem } from './to-problem.ts';

export const PROBLEM_MEDIA_TYPE = 'application/problem+json';

/** Shortest wait that a busy server asks for; up to four times as long, so that kiosks spread. */
const SHORTEST_RETRY_SECONDS = 30;

/** The one place that writes refusals and failures to the wire. Must stand last in the app. */
export function writeProblem(services: Services): ErrorRequestHandler {
  // eslint-disable-next-line @typescript-eslint/max-params -- Express knows an error handler by its four
  return (error: unknown, request, response, _next) => {
    const problem = toProblem(error, services.store);
    const { code, detail } = problem;
    const account = callerNoted(request);
    if (problem.status >= 500) request.log.error({ err: error, code, account }, 'refused');
    else request.log.info({ code, detail, account }, 'refused');
    if (response.headersSent) {
      // Half an answer is out: only a cut connection tells the caller that it is not whole.
      response.destroy();
      return;
    }
    const language = preferredLanguage(request.headers['accept-language']);
    const retryAfter = retryAfterSeconds(problem, services);
    if (retryAfter !== undefined) response.set('Retry-After', String(retryAfter));
    response
      .status(problem.status)
      .set('Cache-Control', 'no-store')
      .set('Content-Language', language)
      .vary('Accept-Language')
      .set('Content-Type', `${PROBLEM_MEDIA_TYPE}; charset=utf-8`)
      .end(JSON.stringify(bodyOf(problem, language, response.get('X-Request-Id') ?? '')));
  };
}

function bodyOf(problem: Problem, language: Language, requestId: string): ProblemBody {
  const { code, status, detail, issues } = problem;
  const { retry, title: titles } = PROBLEMS[code];
  return {
    type: `urn:mot-cham:problem:${code}`,
    code,
    status,
    retry,
    title: titles[language],
    titles,
    ...(detail === undefined ? {} : { detail }),
    ...(issues === undefined ? {} : { issues }),
    requestId,
  };
}

function retryAfterSeconds(problem: Problem, services: Services): number | undefined {
  if (problem.retryAfterMs !== undefined) return Math.ceil(problem.retryAfterMs / 1000);
  if (PROBLEMS[problem.code].retry !== 'later') return undefined;
  const [spread = 0] = services.randomBytes(1);
  return SHORTEST_RETRY_SECONDS + Math.floor((spread / 256) * 3 * SHORTEST_RETRY_SECONDS);
}
