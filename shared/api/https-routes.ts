import type { Route } from './route.ts';

/** How a tablet comes to trust the server. */
export const HTTPS_ROUTES = {
  getAuthorityCertificate: {
    method: 'get',
    path: '/api/v1/authority-certificate',
    access: 'open',
    summary: 'The certificate of the local authority, for the trust store of a tablet',
    response: 'File',
    mediaTypes: ['application/x-x509-ca-cert'],
  },
  getHttpsState: {
    method: 'get',
    path: '/api/v1/https',
    access: 'account',
    needs: 'change-kiosks',
    summary: 'Which certificate the server has, and where tablets fetch what they are to trust',
    response: 'HttpsState',
  },
} as const satisfies Record<string, Route>;
