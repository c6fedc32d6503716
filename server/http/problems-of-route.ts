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

const OF_A_DUTY = ['duty-overlaps', 'duty-outside-validity', 'official-of-another-unit'] as const;

/** What only these routes refuse. */
const OWN: Readonly<Partial<Record<RouteName, readonly ProblemCode[]>>> = {
  postSession: ['wrong-credentials', 'too-many-attempts'],
  postSecondFactorCode: ['wrong-code', 'too-many-attempts', 'second-factor-unreadable'],
  postConfirmation: [
    'wrong-code',
    'wrong-password',
    'too-many-attempts',
    'second-factor-unreadable',
  ],
  postAccount: ['login-taken', 'not-allowed', 'unknown-unit', 'official-of-unit-needed'],
  postInvitation: ['no-such-account', 'own-account'],
  postInvitationApproval: ['no-such-invitation', 'second-person-needed'],
  deleteInvitation: ['no-such-invitation'],
  postInvitationOpening: ['no-such-invitation', 'own-invitation', 'too-many-attempts'],
  postInvitationPassword: [
    ...(['no-such-invitation', 'own-invitation', 'too-many-attempts', 'weak-password'] as const),
  ],
  getSingleSignOn: ['no-single-sign-on'],
  getSingleSignOnReturn: ['no-single-sign-on'],
  putOwnPassword: ['wrong-password', 'weak-password', 'too-many-attempts'],
  deleteOwnSession: ['no-such-session'],
  postSecondFactor: ['wrong-code', 'too-many-attempts', 'no-enrolment-begun'],
  deleteSecondFactor: ['no-second-factor', 'second-factor-mandatory'],
  postRecoveryCodes: ['no-second-factor'],
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
  getAuthorityCertificate: ['no-local-authority'],
  getKioskDays: ['no-such-kiosk'],
  postKioskRevocation: ['no-such-kiosk', 'wrong-kiosk-standing'],
  putKioskPin: ['no-such-kiosk'],
  postKioskReinstatement: ['no-such-kiosk', 'wrong-kiosk-standing'],
  postKioskEpoch: [
    'invalid-pairing-proof',
    'unknown-re-key-ticket',
    're-key-limit',
    'kiosk-revoked',
    'kiosk-suspended',
  ],
  postRescue: ['no-such-kiosk', 'kiosk-suspended', 'kiosk-revoked', 'server-clock'],
  getImports: ['import-not-allowed'],
  postImportPreview: ['import-not-allowed', 'body-too-large', 'unsupported-media-type'],
  postImport: ['import-not-allowed', 'import-expired'],
  getImportErrors: ['import-not-allowed', 'import-expired'],
  getImportTemplate: ['import-not-allowed', 'not-found'],
  postImportUndo: ['import-not-allowed'],
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
  putCounter: ['organisation-elsewhere', 'not-found', 'unknown-field'],
  putOfficial: ['organisation-elsewhere', 'not-found', 'ends-before-it-begins'],
  postServicePoint: ['unknown-unit', 'unit-not-valid', 'place-code-taken'],
  postCounter: ['not-found', 'place-not-valid', 'place-code-taken', 'unknown-field'],
  postOfficial: ['unknown-unit', 'unit-not-valid', 'place-code-taken', 'ends-before-it-begins'],
  postServicePointEnd: [
    ...(['not-found', 'ends-before-it-begins', 'kiosk-at-counter', 'duty-beyond'] as const),
    ...(['counter-begins-later', 'unit-not-valid', 'place-code-taken'] as const),
  ],
  postCounterEnd: [
    ...(['not-found', 'ends-before-it-begins', 'kiosk-at-counter', 'duty-beyond'] as const),
    ...(['place-not-valid', 'place-code-taken'] as const),
  ],
  postOfficialEnd: ['not-found', 'ends-before-it-begins', 'duty-beyond', 'unit-not-valid'],
  getUnitDuties: ['unknown-unit'],
  postDuty: ['not-found', ...OF_A_DUTY],
  putDuty: ['not-found', ...OF_A_DUTY],
  deleteDuty: ['not-found'],
  postDutyCopy: ['unknown-unit'],
  postSampleLoad: ['sample-loading', 'office-not-empty'],
  getProof: ['unknown-unit', 'not-found'],
  getAnnulmentCoverage: ['not-found'],
  postAnnulment: ['not-found', 'annulment-in-future', 'annulment-covers-nothing'],
  postAnnulmentLift: ['no-such-annulment', 'annulment-not-in-force'],
  postAnnulmentDecision: [
    ...(['no-such-annulment', 'annulment-decided', 'annulment-changed'] as const),
    ...(['annulment-second-person', 'annulment-from-above', 'annulment-not-in-force'] as const),
  ],
  postAnnulmentWithdrawal: [
    ...(['no-such-annulment', 'annulment-decided', 'annulment-not-the-proposer'] as const),
  ],
  getAuditLog: ['unknown-unit'],
  getAuditLogFile: ['unknown-unit'],
};

/** Every code that a route may refuse a call with: for the API's description. */
export function problemsOf(route: Route): ProblemCode[] {
  const name = Object.entries<Route>(ROUTES).find(([, other]) => other === route)?.[0];
  return [
    ...BY_ACCESS[route.access],
    ...stepsOf(route),
    ...(route.confirmation === undefined ? [] : (['confirmation-needed'] as const)),
    ...(route.method === 'get' || route.access === 'kiosk' ? [] : (['foreign-origin'] as const)),
    ...(route.query === undefined ? [] : (['invalid-query'] as const)),
    ...(route.request === undefined ? [] : OF_A_BODY),
    ...(name === undefined ? [] : (OWN[name as RouteName] ?? [])), // a key of ROUTES
    ...ALWAYS,
  ];
}

/** Which unfinished sign-ins the route turns away. */
function stepsOf({ access, during = [] }: Route): ProblemCode[] {
  if (access !== 'account') return [];
  const steps = ['second-factor', 'enrolment'] as const;
  return steps
    .filter((step) => !during.includes(step))
    .map((step): ProblemCode => `${step}-needed`);
}
