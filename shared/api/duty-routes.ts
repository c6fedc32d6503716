import type { Route } from './route.ts';

/** Who serves which counter when; a change of the past moves the ratings that were given in it. */
export const DUTY_ROUTES = {
  getUnitDuties: {
    method: 'get',
    path: '/api/v1/organisation/units/:id/duties',
    access: 'account',
    needs: 'see-organisation',
    summary: 'Who serves the counters of a unit in a range of days',
    query: 'DutiesQuery',
    response: 'UnitDuties',
  },
  postDuty: {
    method: 'post',
    path: '/api/v1/organisation/duties',
    access: 'account',
    needs: 'change-organisation',
    summary: 'An official serves a counter for a stretch of time',
    request: 'DutyDraft',
    response: 'DutyChanged',
    status: 201,
  },
  putDuty: {
    method: 'put',
    path: '/api/v1/organisation/duties/:id',
    access: 'account',
    needs: 'change-organisation',
    summary: 'Another official, or another time, for a stretch of duty',
    request: 'DutyChange',
    response: 'DutyChanged',
  },
  deleteDuty: {
    method: 'delete',
    path: '/api/v1/organisation/duties/:id',
    access: 'account',
    needs: 'change-organisation',
    summary: 'A stretch of duty did not take place',
    response: 'DutyChanged',
  },
  postDutyCopy: {
    method: 'post',
    path: '/api/v1/organisation/units/:id/duties/copies',
    access: 'account',
    needs: 'change-organisation',
    summary: 'The duty of seven days once more in other seven days, as far as it is free',
    request: 'DutyCopy',
    response: 'DutyCopied',
  },
} as const satisfies Record<string, Route>;
