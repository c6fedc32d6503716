import { createAccount, isLoginTaken, NO_PASSWORD } from '../../server/store/accounts.ts';
import { administratorGrant, insertGrant } from '../../server/store/grants.ts';
import { insertInvitation } from '../../server/store/invitations.ts';
import type { PairingStarted } from '../../shared/api/pairing.ts';
import type { ROUTES } from '../../shared/api/routes.ts';
import { type RouteName } from '../../shared/api/routes.ts';
import { localMinuteOf } from '../../shared/domain/local-minute.ts';
import { RESCUE_KIND, type RescueFile } from '../../shared/record/rescue.ts';
import { OTHER_SET } from '../support/agreed-set.ts';
import { healthReport } from '../support/simulated-kiosk.ts';
import {
  GOOD_PASSWORD,
  type CallInit,
  type ServerUnderTest,
} from '../support/server-under-test.ts';
import { markOf, type Place } from './access-places.ts';
import { askToPair } from './pair-kiosk.ts';

type AccountRoute = {
  [Name in RouteName]: (typeof ROUTES)[Name]['access'] extends 'account' ? Name : never;
}[RouteName];

interface Aimed {
  readonly path: string;
  readonly init?: Omit<CallInit, 'method' | 'cookie'>;
}

interface Probe {
  /**
   * 'nothing': everybody with the permission gets an answer, cut to the own part. 'oneself': the
   * own session and account, whose passwords and codes the probe does not know.
   */
  readonly isAbout: 'a place' | 'nothing' | 'oneself' | 'the whole tree';
  readonly call: (
    place: Place,
    scene: { readonly server: ServerUnderTest; readonly administrator: string },
  ) => Promise<Aimed> | Aimed;
}

const PERIOD = '2026-11';
const DAY = 'from=2026-11-02T00:00&to=2026-11-03T00:00';

const about = (aim: (place: Place) => Aimed): Probe => ({ isAbout: 'a place', call: aim });
const plain = (path: string, init?: Aimed['init']): Probe => ({
  isAbout: 'nothing',
  call: () => (init === undefined ? { path } : { path, init }),
});

const oneself = (path: string, init?: Aimed['init']): Probe => ({
  ...plain(path, init),
  isAbout: 'oneself',
});

const wholeTree = (path: string, init?: Aimed['init']): Probe => ({
  isAbout: 'the whole tree',
  call: () => (init === undefined ? { path } : { path, init }),
});

async function freshCode(server: ServerUnderTest): Promise<string> {
  const { response } = await askToPair(server);
  return ((await response.json()) as PairingStarted).userCode;
}

/** An empty queue whose own signature was lost with the key. */
function rescueOf(kiosk: string): RescueFile {
  const rescue = JSON.stringify({ kiosk, epoch: 1, records: [], health: healthReport() });
  return { v: 1, kind: RESCUE_KIND, rescue, signature: null };
}

let hours = 0;

/** Another hour at every call: two stretches never meet. */
function dutyOf(place: Place) {
  const startsAtMs = Date.UTC(2027, 0, 1) + (hours += 1) * 3_600_000;
  const [from, to] = [localMinuteOf(startsAtMs), localMinuteOf(startsAtMs + 1_800_000)];
  return { officialId: `official-${place}`, from, to };
}

let logins = 0;

const OTHER = { id: 'somebody-else', login: 'somebody-else', displayName: 'Người khác' };

/** A request of somebody else, who governs it, for a password link of the account of a place. */
async function waitingLink({ services }: ServerUnderTest, place: Place): Promise<string> {
  const { store, newId, clock } = services;
  const [id, by] = [newId(), { accountId: OTHER.id, atMs: clock() }];
  if (!(await isLoginTaken(store.db, OTHER.login))) {
    await createAccount(store.db, { ...OTHER, passwordHash: NO_PASSWORD, createdAtMs: by.atMs });
    await insertGrant(store.db, administratorGrant({ id: newId(), ...by }));
  }
  const request = {
    id,
    accountId: `account-${place}`,
    kind: 'reset',
    tokenHash: null,
    by,
  } as const;
  await insertInvitation(store.db, request);
  return id;
}

/** For every route that asks for an account: a call that aims at a place of the tree. */
export const PROBES: Readonly<Record<AccountRoute, Probe>> = {
  getPairing: {
    isAbout: 'nothing',
    call: async (_, { server }) => ({ path: `/api/v1/pairings/${await freshCode(server)}` }),
  },
  postPairingApproval: {
    isAbout: 'a place',
    call: async (place, { server }) => ({
      path: `/api/v1/pairings/${await freshCode(server)}/approval`,
      init: {
        json: { counterId: `counter-${place}`, name: 'Máy mới', questionnaire: 'mot-cham' },
      },
    }),
  },
  getAnnulments: plain('/api/v1/annulments'),
  getAnnulmentCoverage: about((place) => ({
    path: `/api/v1/annulments/coverage?place=counter&id=counter-${place}&${DAY}`,
  })),
  postAnnulment: about((place) => ({
    path: '/api/v1/annulments',
    init: {
      json: {
        ...{ place: 'kiosk', id: `kiosk-${place}`, reason: 'test' },
        ...{ from: '2026-11-02T00:00', to: '2026-11-03T00:00' },
        explanation: 'Thử máy trước giờ mở cửa',
      },
    },
  })),
  postAnnulmentLift: about((place) => ({
    path: `/api/v1/annulments/annulment-${place}/lift`,
    init: { json: { explanation: 'Đã hủy nhầm khoảng thời gian' } },
  })),
  // Nothing is covered, and another set was seen: whoever is let in is told so.
  postAnnulmentDecision: about((place) => ({
    path: `/api/v1/annulments/annulment-${place}/decision`,
    init: { json: { decision: 'approve', digest: OTHER_SET, note: '' } },
  })),
  postAnnulmentWithdrawal: about((place) => ({
    path: `/api/v1/annulments/annulment-${place}/withdrawal`,
  })),
  getHttpsState: plain('/api/v1/https'),
  getAuditLog: plain('/api/v1/audit-log'),
  getAuditLogFile: plain('/api/v1/audit-log/file'),
  getKiosks: plain('/api/v1/kiosks'),
  getKioskDays: about((place) => ({
    path: `/api/v1/kiosks/kiosk-${place}/days?from=2026-11-01&to=2026-11-19`,
  })),
  postKioskRevocation: about((place) => ({
    path: `/api/v1/kiosks/kiosk-${place}/revocation`,
    init: { json: { reason: 'thử quyền' } },
  })),
  postKioskReinstatement: about((place) => ({
    path: `/api/v1/kiosks/kiosk-${place}/reinstatement`,
    init: { json: { reason: 'thử quyền' } },
  })),
  postKioskName: about((place) => ({
    path: `/api/v1/kiosks/kiosk-${place}/name`,
    init: { json: { name: 'Máy đổi tên' } },
  })),
  putKioskPin: about((place) => ({
    path: `/api/v1/kiosks/kiosk-${place}/pin`,
    init: { method: 'PUT', json: { pin: '204681' } },
  })),
  postKioskPlacement: about((place) => ({
    path: `/api/v1/kiosks/kiosk-${place}/placement`,
    init: { json: { counterId: `counter-${place}` } },
  })),
  getQuarantine: plain('/api/v1/quarantine'),
  postQuarantineReplay: plain('/api/v1/quarantine/replay', { json: { dryRun: true } }),
  postRescue: about((place) => ({
    path: '/api/v1/rescues',
    init: { json: rescueOf(`kiosk-${place}`) },
  })),
  getSession: plain('/api/v1/sessions/current'),
  deleteSession: plain('/api/v1/sessions/current'),
  postSecondFactorCode: oneself('/api/v1/sessions/current/second-factor', {
    json: { code: '000000' },
  }),
  postConfirmation: oneself('/api/v1/sessions/current/confirmation', { json: { code: '000000' } }),
  getOwnAccount: plain('/api/v1/own-account'),
  putOwnPassword: oneself('/api/v1/own-account/password', {
    json: { oldPassword: 'sai', newPassword: GOOD_PASSWORD },
  }),
  deleteOwnSession: oneself('/api/v1/own-account/sessions/none'),
  deleteOtherSessions: plain('/api/v1/own-account/other-sessions'),
  postSecondFactorDraft: plain('/api/v1/own-account/second-factor/draft'),
  postSecondFactor: oneself('/api/v1/own-account/second-factor', { json: { code: '000000' } }),
  deleteSecondFactor: oneself('/api/v1/own-account/second-factor'),
  postRecoveryCodes: oneself('/api/v1/own-account/recovery-codes'),
  getUnits: plain('/api/v1/units'),
  getOrganisation: plain('/api/v1/organisation?day=2026-11-19'),
  getUnitPlaces: about((place) => ({ path: `/api/v1/organisation/units/unit-${place}` })),
  postUnit: wholeTree('/api/v1/organisation/units', {
    json: {
      code: 'moi',
      name: 'Đơn vị mới',
      kind: 'commune',
      parentId: null,
      validFrom: '2026-12-01',
    },
  }),
  postUnitParent: wholeTree('/api/v1/organisation/units/unit-child/parent', {
    json: { parentId: 'unit-sibling', onDay: '2026-12-01' },
  }),
  postSuccession: wholeTree('/api/v1/organisation/successions', {
    json: {
      ...{ kind: 'dissolve', onDay: '2026-12-01', legalBasis: 'Nghị quyết số 1' },
      ...{ predecessorIds: ['unit-own'], successors: [] },
    },
  }),
  putServicePoint: about((place) => ({
    path: `/api/v1/organisation/service-points/point-${place}`,
    init: { json: { name: `Một cửa ${markOf(place)}`, openingHours: {}, closedDays: [] } },
  })),
  putCounter: about((place) => ({
    path: `/api/v1/organisation/counters/counter-${place}`,
    init: { json: { name: `Quầy ${markOf(place)}`, fieldCode: null } },
  })),
  putOfficial: about((place) => ({
    path: `/api/v1/organisation/officials/official-${place}`,
    init: {
      json: {
        ...{ name: `Nguyễn ${markOf(place)}`, honorific: null, title: null },
        ...{ secondedFrom: null, secondedTo: null },
      },
    },
  })),
  postServicePoint: about((place) => ({
    path: `/api/v1/organisation/units/unit-${place}/service-points`,
    init: { json: { name: `Một cửa ${markOf(place)}`, validFrom: '2026-12-01' } },
  })),
  postCounter: about((place) => ({
    path: `/api/v1/organisation/service-points/point-${place}/counters`,
    init: { json: { name: `Quầy ${markOf(place)}`, validFrom: '2026-11-01' } },
  })),
  postOfficial: about((place) => ({
    path: `/api/v1/organisation/units/unit-${place}/officials`,
    init: {
      json: {
        ...{ name: `Nguyễn ${markOf(place)}`, honorific: null, title: null },
        ...{ validFrom: '2026-12-01', secondedFrom: null, secondedTo: null },
      },
    },
  })),
  // A kiosk stands at a counter of every place: whoever is let in is told so.
  postServicePointEnd: about((place) => ({
    path: `/api/v1/organisation/service-points/point-${place}/end`,
    init: { json: { validTo: '2026-12-31' } },
  })),
  postCounterEnd: about((place) => ({
    path: `/api/v1/organisation/counters/counter-${place}/end`,
    init: { json: { validTo: '2026-12-31' } },
  })),
  postOfficialEnd: about((place) => ({
    path: `/api/v1/organisation/officials/official-${place}/end`,
    init: { json: { validTo: '2026-12-31' } },
  })),
  getUnitDuties: about((place) => ({
    path: `/api/v1/organisation/units/unit-${place}/duties?from=2026-11-16&to=2026-11-22`,
  })),
  postDuty: about((place) => ({
    path: '/api/v1/organisation/duties',
    init: { json: { counterId: `counter-${place}`, ...dutyOf(place) } },
  })),
  putDuty: about((place) => ({
    path: `/api/v1/organisation/duties/duty-${place}`,
    init: { json: dutyOf(place) },
  })),
  deleteDuty: about((place) => ({ path: `/api/v1/organisation/duties/duty-${place}` })),
  postDutyCopy: about((place) => ({
    path: `/api/v1/organisation/units/unit-${place}/duties/copies`,
    init: { json: { fromDay: '2026-11-09', toDay: '2026-11-16' } },
  })),
  getImports: wholeTree('/api/v1/imports'),
  postImportPreview: wholeTree('/api/v1/imports/preview?name=a.csv', {
    body: 'Mã đơn vị,Tên\n1,Xã',
    headers: { 'Content-Type': 'application/octet-stream' },
  }),
  postImport: wholeTree('/api/v1/imports', { json: { token: 'none', mode: 'all' } }),
  getImportErrors: wholeTree('/api/v1/imports/errors?token=none&rows=all'),
  getImportTemplate: wholeTree('/api/v1/imports/template'),
  postImportUndo: wholeTree('/api/v1/imports/none/undo'),
  getOwnFigures: plain('/api/v1/own-figures'),
  getSettings: wholeTree('/api/v1/settings'),
  postSetting: wholeTree('/api/v1/settings', {
    json: { name: 'minimum-n', value: 40, validFrom: '2026-12-01', legalBasis: null },
  }),
  getFirstSteps: wholeTree('/api/v1/first-steps'),
  getSampleData: wholeTree('/api/v1/sample-data'),
  postSampleLoad: wholeTree('/api/v1/sample-data/load'),
  postSampleRemoval: wholeTree('/api/v1/sample-data/removal', { json: { confirmation: 'XOA' } }),
  getTargets: plain('/api/v1/targets'),
  postTargetPreset: wholeTree('/api/v1/targets/preset', { json: { key: 'bac-giang-2020' } }),
  postTarget: wholeTree('/api/v1/targets', {
    json: {
      ...{ operator: '>=', valuePercent: 90, scope: {}, validFrom: '2026-12-01' },
      legalBasis: 'Kế hoạch số 1',
    },
  }),
  postTargetEnd: wholeTree('/api/v1/targets/none/end', { json: { lastDay: '2026-12-01' } }),
  getPeriodReport: about((place) => ({
    path: `/api/v1/reports/period?unit=${place}&period=${PERIOD}`,
  })),
  getPeriodReportFile: about((place) => ({
    path: `/api/v1/reports/period/file?unit=${place}&period=${PERIOD}&format=csv`,
  })),
  getIntegrity: plain('/api/v1/integrity'),
  postVerification: plain('/api/v1/integrity/verifications'),
  getProof: about((place) => ({ path: `/api/v1/integrity/proof?unit=${place}&period=${PERIOD}` })),
  getAccounts: plain('/api/v1/accounts'),
  postAccount: about((place) => ({
    path: '/api/v1/accounts',
    init: {
      json: {
        login: `nguoi-moi-${String((logins += 1))}`,
        displayName: 'Người mới',
        grant: { role: 'manager', unitId: `unit-${place}` },
      },
    },
  })),
  postInvitation: about((place) => ({ path: `/api/v1/accounts/account-${place}/invitations` })),
  postInvitationApproval: {
    isAbout: 'a place',
    call: async (place, { server }) => ({
      path: `/api/v1/invitations/${await waitingLink(server, place)}/approval`,
    }),
  },
  deleteInvitation: {
    isAbout: 'a place',
    call: async (place, { server }) => ({
      path: `/api/v1/invitations/${await waitingLink(server, place)}`,
    }),
  },
  postGrant: about((place) => ({
    path: `/api/v1/accounts/account-${place}/grants`,
    init: { json: { role: 'steward', unitId: `unit-${place}` } },
  })),
  postGrantApproval: about((place) => ({ path: `/api/v1/grants/waiting-${place}/approval` })),
  deleteGrant: about((place) => ({ path: `/api/v1/grants/grant-${place}` })),
  deleteAccount: about((place) => ({ path: `/api/v1/accounts/account-${place}` })),
};
