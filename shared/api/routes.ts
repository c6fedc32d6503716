/** Who may call a route. Everything not listed here does not exist. */
export type Access =
  /** Anybody. */
  | 'open'
  /** A paired kiosk, by its signature over the request. */
  | 'kiosk'
  /** A signed-in account, by its session cookie. */
  | 'account'
  /** Whoever holds the setup code, once. */
  | 'setup';

export interface Route {
  readonly method: 'get' | 'post' | 'put' | 'delete';
  /** Path with `:parameters`. */
  readonly path: string;
  readonly access: Access;
  readonly summary: string;
  /** Names of schemas in `shared/validation/schema-registry.ts`. */
  readonly query?: string;
  readonly request?: string;
  readonly response: string;
  /** Status of success; 200 when left out. */
  readonly status?: number;
  /** Media types of success; JSON when left out. */
  readonly mediaTypes?: readonly string[];
}

/** The whole API. The server registers from this table and the OpenAPI document is made of it. */
export const ROUTES = {
  health: {
    method: 'get',
    path: '/api/v1/health',
    access: 'open',
    summary: 'Is the server able to take ratings?',
    response: 'Health',
  },
  openApi: {
    method: 'get',
    path: '/api/v1/openapi.json',
    access: 'open',
    summary: 'This document',
    response: 'OpenApi',
  },
  postRecords: {
    method: 'post',
    path: '/api/v1/records',
    access: 'kiosk',
    summary: 'A batch of sealed records; an empty one is a heartbeat',
    request: 'Batch',
    response: 'SignedReceipt',
    mediaTypes: ['application/vnd.mot-cham.receipt+json'],
  },
  getKioskConfiguration: {
    method: 'get',
    path: '/api/v1/kiosk-configuration',
    access: 'kiosk',
    summary: 'What the calling kiosk must know to work without the server',
    response: 'KioskConfiguration',
  },
  postPairing: {
    method: 'post',
    path: '/api/v1/pairings',
    access: 'open',
    summary: 'A kiosk that made a key asks to be paired',
    request: 'PairingRequest',
    response: 'PairingStarted',
    status: 201,
  },
  postPairingPoll: {
    method: 'post',
    path: '/api/v1/pairings/poll',
    access: 'open',
    summary: 'The kiosk asks whether a steward has confirmed its code',
    request: 'PairingPoll',
    response: 'PairingState',
  },
  getPairing: {
    method: 'get',
    path: '/api/v1/pairings/:userCode',
    access: 'account',
    summary: 'What a steward compares before confirming a code',
    response: 'PairingPreview',
  },
  postPairingApproval: {
    method: 'post',
    path: '/api/v1/pairings/:userCode/approval',
    access: 'account',
    summary: 'The steward confirms that the device stands at a counter',
    request: 'PairingApproval',
    response: 'Kiosk',
    status: 201,
  },
  getKiosks: {
    method: 'get',
    path: '/api/v1/kiosks',
    access: 'account',
    summary: 'Every kiosk with its counter, last contact and queue',
    response: 'Kiosks',
  },
  getSetup: {
    method: 'get',
    path: '/api/v1/setup',
    access: 'open',
    summary: 'Is the first-run setup still open?',
    response: 'SetupState',
  },
  postSetup: {
    method: 'post',
    path: '/api/v1/setup',
    access: 'setup',
    summary: 'First account, name of the office, cut-off day; works once',
    request: 'Setup',
    response: 'Session',
    status: 201,
  },
  postSession: {
    method: 'post',
    path: '/api/v1/sessions',
    access: 'open',
    summary: 'Sign in',
    request: 'SignIn',
    response: 'Session',
    status: 201,
  },
  getSession: {
    method: 'get',
    path: '/api/v1/sessions/current',
    access: 'account',
    summary: 'Who is signed in, to which office',
    response: 'Session',
  },
  deleteSession: {
    method: 'delete',
    path: '/api/v1/sessions/current',
    access: 'account',
    summary: 'Sign out',
    response: 'Nothing',
    status: 204,
  },
  getUnits: {
    method: 'get',
    path: '/api/v1/units',
    access: 'account',
    summary: 'The tree of units, with service points and counters',
    response: 'UnitTree',
  },
  getTargets: {
    method: 'get',
    path: '/api/v1/targets',
    access: 'account',
    summary: 'Targets in force and the presets that can be chosen',
    response: 'Targets',
  },
  postTargetPreset: {
    method: 'post',
    path: '/api/v1/targets/preset',
    access: 'account',
    summary: 'Puts a preset of targets in force; earlier ones end the day before',
    request: 'TargetPresetChoice',
    response: 'Targets',
  },
  getPeriodReport: {
    method: 'get',
    path: '/api/v1/reports/period',
    access: 'account',
    summary: 'The tables of a unit and a period, with small cells hidden',
    query: 'PeriodQuery',
    response: 'PeriodReport',
  },
  getPeriodReportFile: {
    method: 'get',
    path: '/api/v1/reports/period/file',
    access: 'account',
    summary: 'The same tables as an .xlsx or .csv file',
    query: 'PeriodFileQuery',
    response: 'File',
    mediaTypes: [
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'text/csv; charset=utf-8',
    ],
  },
} as const satisfies Record<string, Route>;

export type RouteName = keyof typeof ROUTES;
