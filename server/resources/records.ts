import type { ApiRouter } from '../http/api-router.ts';
import { endpoint } from '../http/endpoint.ts';
import { Problem } from '../http/problem.ts';
import type { Services } from '../services.ts';

/** `POST /records`: the kiosks' batches. What comes of them is decided by the ingest alone. */
export function records(router: ApiRouter, { ingest }: Services): void {
  endpoint(router, 'postRecords', async ({ caller, path, rawBody }) => {
    const answer = await ingest.accept({ credential: caller, path, body: rawBody });
    if (answer.ok) return answer.value;
    throw new Problem(answer.error.code, answer.error);
  });
}
