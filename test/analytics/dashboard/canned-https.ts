import type { HttpsState } from '../../../shared/api/https-state.ts';
import { DAY_MS } from '../../../shared/domain/local-day.ts';
import { NOW_MS } from './canned-organisation.ts';

const AUTHORITY: NonNullable<HttpsState['authority']> = {
  sha256: Array.from({ length: 32 }, (_, index) =>
    (index * 7 + 16).toString(16).padStart(2, '0').toUpperCase(),
  ).join(':'),
  endsAtMs: NOW_MS + 3650 * DAY_MS,
  addresses: ['http://192.168.1.20:8080/'],
};

const certificate = (days: number): HttpsState['certificate'] => ({
  from: 'local',
  endsAtMs: NOW_MS + days * DAY_MS,
  names: ['DNS:danhgia.lan', 'DNS:localhost', 'IP Address:192.168.1.20'],
});

/** How a server may stand with HTTPS. */
export const CANNED_HTTPS = {
  none: { certificate: null, behindProxy: false, authority: null },
  local: { certificate: certificate(800), behindProxy: false, authority: AUTHORITY },
  ending: { certificate: certificate(12), behindProxy: false, authority: AUTHORITY },
  waiting: {
    certificate: null,
    behindProxy: false,
    authority: {
      ...AUTHORITY,
      addresses: ['http://192.168.1.20:3000/api/v1/authority-certificate'],
    },
  },
  proxy: { certificate: null, behindProxy: true, authority: null },
} as const satisfies Record<string, HttpsState>;

export type CannedHttps = keyof typeof CANNED_HTTPS;
