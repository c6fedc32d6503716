import type {
  AnnulmentCoverage,
  AnnulmentDecisionRequest,
  AnnulmentRequest,
  Annulments,
  AnnulmentWindowQuery,
  LiftRequest,
} from '../../shared/api/annulments.ts';
import { ROUTES } from '../../shared/api/routes.ts';
import type { Answer, Call } from './answer.ts';

/** The part of the API that puts ratings out of the figures, two persons at a time. */
export interface AnnulmentApi {
  list(): Promise<Answer<Annulments>>;
  coverage(window: AnnulmentWindowQuery): Promise<Answer<AnnulmentCoverage>>;
  propose(request: AnnulmentRequest): Promise<Answer<Annulments>>;
  proposeLift(id: string, request: LiftRequest): Promise<Answer<Annulments>>;
  decide(id: string, request: AnnulmentDecisionRequest): Promise<Answer<Annulments>>;
  withdraw(id: string): Promise<Answer<Annulments>>;
}

type Json = <T>(call: Call) => Promise<Answer<T>>;

export function createAnnulmentApi(json: Json): AnnulmentApi {
  const older = (before: string): Promise<Answer<Annulments>> =>
    json({ route: ROUTES.getAnnulments, query: { before } });
  /** The server answers in pages, and the dashboard shows one list. */
  const whole = async (first: Promise<Answer<Annulments>>): Promise<Answer<Annulments>> => {
    let answer = await first;
    while (answer.ok && answer.value.olderBefore !== null) {
      const { annulments, olderBefore } = answer.value;
      const next = await older(olderBefore);
      if (!next.ok) return next;
      const all = [...annulments, ...next.value.annulments];
      answer = { ok: true, value: { ...next.value, annulments: all } };
    }
    return answer;
  };
  return {
    list: () => whole(json({ route: ROUTES.getAnnulments })),
    coverage: ({ place, id, from, to }) =>
      json({ route: ROUTES.getAnnulmentCoverage, query: { place, id, from, to } }),
    propose: (body) => whole(json({ route: ROUTES.postAnnulment, body })),
    proposeLift: (id, body) =>
      whole(json({ route: ROUTES.postAnnulmentLift, parameters: { id }, body })),
    decide: (id, body) =>
      whole(json({ route: ROUTES.postAnnulmentDecision, parameters: { id }, body })),
    withdraw: (id) => whole(json({ route: ROUTES.postAnnulmentWithdrawal, parameters: { id } })),
  };
}
