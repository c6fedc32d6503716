import type { Route } from './route.ts';

export const OWN_FIGURES_ROUTES = {
  getOwnFigures: {
    method: 'get',
    path: '/api/v1/own-figures',
    access: 'account',
    needs: 'see-own-figures',
    summary: "An official's own figures of the periods that have ended, as far as released",
    response: 'OwnFigures',
  },
} as const satisfies Record<string, Route>;
