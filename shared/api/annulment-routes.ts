import type { Route } from './route.ts';

/**
 * Ratings that decisions of two persons put out of the figures. No rating is changed. Each answer
 * of an act is the newest page of the list as it then stands.
 */
export const ANNULMENT_ROUTES = {
  getAnnulments: {
    method: 'get',
    path: '/api/v1/annulments',
    access: 'account',
    needs: 'see-reports',
    summary: 'A page of the proposals to put ratings out of the figures, newest first',
    query: 'AnnulmentPageQuery',
    response: 'Annulments',
  },
  getAnnulmentCoverage: {
    method: 'get',
    path: '/api/v1/annulments/coverage',
    access: 'account',
    needs: 'propose-annulment',
    summary: 'How many ratings a counter or kiosk has in a window of time',
    query: 'AnnulmentWindowQuery',
    response: 'AnnulmentCoverage',
  },
  postAnnulment: {
    method: 'post',
    path: '/api/v1/annulments',
    access: 'account',
    needs: 'propose-annulment',
    confirmation: 'always',
    summary: 'Asks a second person to annul every rating of a counter or kiosk in a window',
    request: 'AnnulmentRequest',
    response: 'Annulments',
    status: 201,
  },
  postAnnulmentLift: {
    method: 'post',
    path: '/api/v1/annulments/:id/lift',
    access: 'account',
    needs: 'propose-annulment',
    confirmation: 'always',
    summary: 'Asks a second person to take an annulment in force back',
    request: 'LiftRequest',
    response: 'Annulments',
    status: 201,
  },
  postAnnulmentDecision: {
    method: 'post',
    path: '/api/v1/annulments/:id/decision',
    access: 'account',
    needs: 'decide-annulment',
    confirmation: 'always',
    summary: 'The second person approves or refuses a proposal',
    request: 'AnnulmentDecisionRequest',
    response: 'Annulments',
  },
  postAnnulmentWithdrawal: {
    method: 'post',
    path: '/api/v1/annulments/:id/withdrawal',
    access: 'account',
    needs: 'propose-annulment',
    confirmation: 'always',
    summary: 'Takes the own proposal back while nobody has decided',
    response: 'Annulments',
  },
} as const satisfies Record<string, Route>;
