import type { PeriodReport } from '../reports/period-report.ts';
import type {
  Accounts,
  GrantRequest,
  InvitedAccounts,
  NewAccountRequest,
} from '../../shared/api/account.ts';
import type { AuditLogPage } from '../../shared/api/audit-log.ts';
import type { HttpsState } from '../../shared/api/https-state.ts';
import type { Integrity } from '../../shared/api/integrity.ts';
import type {
  Changed,
  OrganisationHistory,
  ParentChange,
  UnitDraft,
} from '../../shared/api/organisation-history.ts';
import type { SuccessionRecorded, SuccessionRequest } from '../../shared/api/successions.ts';
import type { KioskDays, KioskDaysQuery } from '../../shared/api/kiosk-days.ts';
import type { KioskMove, KioskPinChange, KioskRenaming } from '../../shared/api/kiosk-place.ts';
import type {
  KioskDecision,
  KioskSummary,
  Kiosks,
  UnitTree,
} from '../../shared/api/organisation.ts';
import type { PairingApproval, PairingPreview } from '../../shared/api/pairing.ts';
import { PROBLEMS } from '../../shared/api/problems.ts';
import type { ProblemBody } from '../../shared/api/problems.ts';
import type { OwnFigures } from '../../shared/api/own-figures.ts';
import { ROUTES } from '../../shared/api/routes.ts';
import type { Session, Setup, SetupState, SignIn } from '../../shared/api/session.ts';
import type { TargetPresetChoice, Targets } from '../../shared/api/target-presets.ts';
import { placeApi, type PlaceApi } from './place-api.ts';
import { signInApi } from './sign-in-api.ts';
import type { SignInApi } from './sign-in-api.ts';
import type { Answer, Call, Failure, ReportFile } from './answer.ts';
import { createAnnulmentApi, type AnnulmentApi } from './annulment-api.ts';
import { createDutyApi, type DutyApi } from './duty-api.ts';
import { createImportApi, type ImportApi } from './import-api.ts';
import { createInvitationApi, type InvitationApi } from './invitation-api.ts';
import { createSettingsApi, type SettingsApi } from './settings-api.ts';
import { err, ok } from '../../shared/result.ts';

export type ReportQuery = Readonly<{ unit: string; period: string }>;
export type ReportFileFormat = 'xlsx' | 'csv';

export type { Answer, Failure, ReportFile } from './answer.ts';

/** The part of the API that the dashboard uses. Expected failures are values; nothing throws. */
export interface Api extends SignInApi, PlaceApi {
  setupState(): Promise<Answer<SetupState>>;
  setUp(setup: Setup): Promise<Answer<Session>>;
  signIn(signIn: SignIn): Promise<Answer<Session>>;
  session(): Promise<Answer<Session>>;
  signOut(): Promise<Answer<null>>;
  units(): Promise<Answer<UnitTree>>;
  organisation(day: string): Promise<Answer<OrganisationHistory>>;
  ownFigures(): Promise<Answer<OwnFigures>>;
  addUnit(draft: UnitDraft): Promise<Answer<Changed>>;
  moveUnit(id: string, change: ParentChange): Promise<Answer<Changed>>;
  recordSuccession(request: SuccessionRequest): Promise<Answer<SuccessionRecorded>>;
  kiosks(): Promise<Answer<Kiosks>>;
  kioskDays(id: string, query: KioskDaysQuery): Promise<Answer<KioskDays>>;
  revokeKiosk(id: string, decision: KioskDecision): Promise<Answer<KioskSummary>>;
  reinstateKiosk(id: string, decision: KioskDecision): Promise<Answer<KioskSummary>>;
  renameKiosk(id: string, renaming: KioskRenaming): Promise<Answer<KioskSummary>>;
  moveKiosk(id: string, move: KioskMove): Promise<Answer<KioskSummary>>;
  setKioskPin(id: string, change: KioskPinChange): Promise<Answer<KioskSummary>>;
  pairing(userCode: string): Promise<Answer<PairingPreview>>;
  approvePairing(userCode: string, approval: PairingApproval): Promise<Answer<KioskSummary>>;
  httpsState(): Promise<Answer<HttpsState>>;
  integrity(): Promise<Answer<Integrity>>;
  /** Begins a verification, unless one runs. */
  verify(): Promise<Answer<Integrity>>;
  accounts(): Promise<Answer<Accounts>>;
  addAccount(account: NewAccountRequest): Promise<Answer<InvitedAccounts>>;
  closeAccount(id: string): Promise<Answer<Accounts>>;
  addGrant(accountId: string, grant: GrantRequest): Promise<Answer<Accounts>>;
  approveGrant(id: string): Promise<Answer<Accounts>>;
  endGrant(id: string): Promise<Answer<Accounts>>;
  auditLog(query: Readonly<Record<string, string>>): Promise<Answer<AuditLogPage>>;
  targets(): Promise<Answer<Targets>>;
  choosePreset(choice: TargetPresetChoice): Promise<Answer<Targets>>;
  periodReport(query: ReportQuery): Promise<Answer<PeriodReport>>;
  periodReportFile(query: ReportQuery, format: ReportFileFormat): Promise<Answer<ReportFile>>;
  readonly invitations: InvitationApi;
  readonly imports: ImportApi;
  readonly duties: DutyApi;
  readonly annulments: AnnulmentApi;
  readonly settings: SettingsApi;
}

export type ApiSurroundings = Readonly<{
  fetch: typeof globalThis.fetch;
  /** Called when the server says that the session has ended. */
  onSignedOut: () => void;
  /** Asks for password or code once more; true when it was given, and the call is made again. */
  confirm?: () => Promise<boolean>;
}>;

export function createApi(around: ApiSurroundings): Api {
  const json = async <T>(call: Call): Promise<Answer<T>> => {
    const answer = await send(around, call);
    return answer.ok ? readJson<T>(answer.value) : answer;
  };
  return {
    ...signInApi(json),
    ...placeApi(json),
    setupState: () => json({ route: ROUTES.getSetup }),
    setUp: (body) => json({ route: ROUTES.postSetup, body }),
    signIn: (body) => json({ route: ROUTES.postSession, body }),
    session: () => json({ route: ROUTES.getSession }),
    signOut: () => json({ route: ROUTES.deleteSession }),
    units: () => json({ route: ROUTES.getUnits }),
    organisation: (day) => json({ route: ROUTES.getOrganisation, query: { day } }),
    ownFigures: () => json({ route: ROUTES.getOwnFigures }),
    addUnit: (body) => json({ route: ROUTES.postUnit, body }),
    moveUnit: (id, body) => json({ route: ROUTES.postUnitParent, parameters: { id }, body }),
    recordSuccession: (body) => json({ route: ROUTES.postSuccession, body }),
    kiosks: () => json({ route: ROUTES.getKiosks }),
    kioskDays: (id, { from, to }) =>
      json({ route: ROUTES.getKioskDays, parameters: { id }, query: { from, to } }),
    revokeKiosk: (id, body) =>
      json({ route: ROUTES.postKioskRevocation, parameters: { id }, body }),
    reinstateKiosk: (id, body) =>
      json({ route: ROUTES.postKioskReinstatement, parameters: { id }, body }),
    renameKiosk: (id, body) => json({ route: ROUTES.postKioskName, parameters: { id }, body }),
    moveKiosk: (id, body) => json({ route: ROUTES.postKioskPlacement, parameters: { id }, body }),
    setKioskPin: (id, body) => json({ route: ROUTES.putKioskPin, parameters: { id }, body }),
    pairing: (userCode) => json({ route: ROUTES.getPairing, parameters: { userCode } }),
    approvePairing: (userCode, body) =>
      json({ route: ROUTES.postPairingApproval, parameters: { userCode }, body }),
    httpsState: () => json({ route: ROUTES.getHttpsState }),
    integrity: () => json({ route: ROUTES.getIntegrity }),
    verify: () => json({ route: ROUTES.postVerification }),
    accounts: () => json({ route: ROUTES.getAccounts }),
    addAccount: (body) => json({ route: ROUTES.postAccount, body }),
    closeAccount: (id) => json({ route: ROUTES.deleteAccount, parameters: { id } }),
    addGrant: (id, body) => json({ route: ROUTES.postGrant, parameters: { id }, body }),
    approveGrant: (id) => json({ route: ROUTES.postGrantApproval, parameters: { id } }),
    endGrant: (id) => json({ route: ROUTES.deleteGrant, parameters: { id } }),
    auditLog: (query) => json({ route: ROUTES.getAuditLog, query }),
    targets: () => json({ route: ROUTES.getTargets }),
    choosePreset: (body) => json({ route: ROUTES.postTargetPreset, body }),
    periodReport: (query) => json({ route: ROUTES.getPeriodReport, query }),
    periodReportFile: async (query, format) => {
      const call = { route: ROUTES.getPeriodReportFile, query: { ...query, format } };
      const answer = await send(around, call);
      return answer.ok ? readFile(answer.value, `bao-cao.${format}`) : answer;
    },
    invitations: createInvitationApi(json),
    duties: createDutyApi(json),
    annulments: createAnnulmentApi(json),
    settings: createSettingsApi(json),
    imports: createImportApi({
      json,
      file: async (call, name) => {
        const answer = await send(around, call);
        return answer.ok ? readFile(answer.value, name) : answer;
      },
    }),
  };
}

async function send(around: ApiSurroundings, call: Call): Promise<Answer<Response>> {
  let response: Response;
  try {
    response = await around.fetch(addressOf(call), requestOf(call));
  } catch {
    // fetch rejects only when no answer came at all.
    return err({ kind: 'unreachable' });
  }
  if (response.ok) return ok(response);
  const failure = await readFailure(response);
  if (failure.kind === 'problem' && failure.body.code === 'confirmation-needed') {
    // What confirms is not asked to confirm itself: the call made again either passes or fails.
    const { confirm, ...withoutAsking } = around;
    if (confirm !== undefined && (await confirm())) return send(withoutAsking, call);
  }
  // A wrong password is a 401 too, but ends no session.
  if (failure.kind === 'problem' && failure.body.code === 'signed-out') around.onSignedOut();
  return err(failure);
}

function requestOf({ route, body, bytes }: Call): RequestInit {
  const init = { method: route.method.toUpperCase(), credentials: 'same-origin' } as const;
  if (bytes !== undefined) {
    return { ...init, headers: { 'content-type': 'application/octet-stream' }, body: bytes };
  }
  if (body === undefined) return init;
  const headers = { 'content-type': 'application/json' };
  return { ...init, headers, body: JSON.stringify(body) };
}

function addressOf({ route, parameters = {}, query = {} }: Call): string {
  const path = route.path.replace(/:(\w+)/g, (_, name: string) =>
    encodeURIComponent(parameters[name] ?? ''),
  );
  const search = new URLSearchParams(query).toString();
  return search === '' ? path : `${path}?${search}`;
}

async function readJson<T>(response: Response): Promise<Answer<T>> {
  // Answers of our own server, typed by the same files on both sides, are not parsed again.
  if (response.status === 204) return ok(null as T);
  try {
    return ok((await response.json()) as T);
  } catch {
    return err({ kind: 'unreadable', status: response.status });
  }
}

async function readFile(response: Response, otherwise: string): Promise<Answer<ReportFile>> {
  const disposition = response.headers.get('content-disposition') ?? '';
  const name = /filename="?([^";]+)"?/.exec(disposition)?.[1] ?? otherwise;
  try {
    return ok({ name, content: await response.blob() });
  } catch {
    return err({ kind: 'unreachable' });
  }
}

async function readFailure(response: Response): Promise<Failure> {
  const unreadable: Failure = { kind: 'unreadable', status: response.status };
  try {
    const body: unknown = await response.json();
    return isProblemBody(body) ? { kind: 'problem', body } : unreadable;
  } catch {
    return unreadable;
  }
}

function isProblemBody(body: unknown): body is ProblemBody {
  return (
    typeof body === 'object' &&
    body !== null &&
    'code' in body &&
    typeof body.code === 'string' &&
    Object.hasOwn(PROBLEMS, body.code)
  );
}
