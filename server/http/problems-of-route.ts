import type { ProblemCode } from '../../shared/api/problems.ts';
import { ROUTES, type Access, type Route, type RouteName } from '../../shared/api/routes.ts';

/** Any route may answer these. */
const ALWAYS: readonly ProblemCode[] = ['overloaded', 'storage-full', 'internal'];

const BY_ACCESS: Readonly<Record<Access, readonly ProblemCode[]>> = {
  open: [],
  setup: ['wrong-setup-code', 'setup-closed', 'weak-password', 'too-many-attempts'],
  kiosk: ['unknown-kiosk', 'bad-signature', 'kiosk-revoked', 'kiosk-suspended', 'server-clock'],
  account: ['signed-out'],
};

const OF_A_BODY: readonly ProblemCode[] = [
  'malformed-json',
  'invalid-body',
  'body-too-large',
  'unsupported-media-type',
];

/** What only these routes refuse. */
const OWN: Readonly<Partial<Record<RouteName, readonly ProblemCode[]>>> = {
  postSession: ['wrong-credentials', 'too-many-attempts'],
  postPairing: ['invalid-pairing-proof'],
  getPairing: ['unknown-pairing-code', 'expired-pairing-code', 'too-many-attempts'],
  postPairingApproval: [
    'unknown-pairing-code',
    'expired-pairing-code',
    'unknown-counter',
    'too-many-attempts',
    'no-such-kiosk',
    'wrong-kiosk-standing',
  ],
  getKioskDays: ['no-such-kiosk'],
  postKioskRevocation: ['no-such-kiosk', 'wrong-kiosk-standing'],
  postKioskReinstatement: ['no-such-kiosk', 'wrong-kiosk-standing'],
  postKioskEpoch: [
    'invalid-pairing-proof',
    'unknown-re-key-ticket',
    're-key-limit',
    'kiosk-revoked',
    'kiosk-suspended',
  ],
  postRescue: ['no-such-kiosk', 'kiosk-suspended', 'kiosk-revoked', 'server-clock'],
  getPeriodReport: ['unknown-unit'],
  getPeriodReportFile: ['unknown-unit'],
  getOrganisation: ['organisation-elsewhere'],
  getUnitPlaces: ['organisation-elsewhere', 'unknown-unit'],
  postUnit: ['organisation-elsewhere', 'unknown-unit', 'unit-code-taken', 'unit-not-valid'],
  postUnitParent: ['organisation-elsewhere', 'unknown-unit', 'unit-not-valid', 'parent-cycle'],
  postSuccession: [
    ...(['organisation-elsewhere', 'unknown-unit', 'unit-code-taken', 'unit-not-valid'] as const),
    ...(['unit-has-heirs', 'before-unit-began', 'parent-cycle', 'succession-cycle'] as const),
    ...(['succession-shape', 'succession-shares'] as const),
  ],
  putServicePoint: ['organisation-elsewhere', 'not-found'],
  putCounter: ['organisation-elsewhere', 'not-found'],
  putOfficial: ['organisation-elsewhere', 'not-found', 'ends-before-it-begins'],
  getProof: ['unknown-unit', 'not-found'],
};

/** Every code that a route may refuse a call with: for the API's description. */
export function problemsOf(route: Route): ProblemCode[] {
  const name = Object.entries<Route>(ROUTES).find(([, other]) => other === route)?.[0];
  return [
    ...BY_ACCESS[route.access],
    ...(route.method === 'get' || route.access === 'kiosk' ? [] : (['foreign-origin'] as const)),
    ...(route.query === undefined ? [] : (['invalid-query'] as const)),
    ...(route.request === undefined ? [] : OF_A_BODY),
    ...(name === undefined ? [] : (OWN[name as RouteName] ?? [])), // a key of ROUTES
    ...ALWAYS,
  ];
}
