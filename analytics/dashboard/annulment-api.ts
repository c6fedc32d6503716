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
  return {
    list: () => json({ route: ROUTES.getAnnulments }),
    coverage: ({ place, id, from, to }) =>
      json({ route: ROUTES.getAnnulmentCoverage, query: { place, id, from, to } }),
    propose: (body) => json({ route: ROUTES.postAnnulment, body }),
    proposeLift: (id, body) => json({ route: ROUTES.postAnnulmentLift, parameters: { id }, body }),
    decide: (id, body) => json({ route: ROUTES.postAnnulmentDecision, parameters: { id }, body }),
    withdraw: (id) => json({ route: ROUTES.postAnnulmentWithdrawal, parameters: { id } }),
  };
}
