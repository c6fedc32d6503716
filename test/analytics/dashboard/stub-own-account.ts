import type { OwnAccount } from '../../../shared/api/own-account.ts';
import type { ProblemCode } from '../../../shared/api/problems.ts';
import { NOW_MS } from './canned-organisation.ts';
import type { StubState } from './stub-state.ts';

/** What the stub takes for the code of the phone. */
export const CODE = '246810';

export const RECOVERY_CODES = [
  '01-7F3K9-2QDHM',
  '02-Q8WZN-4HT6C',
  '03-KX29V-M7PBD',
  '04-35GRJ-TY8WQ',
  '05-ZN6CA-H2KFX',
  '06-D9VTM-6R4JE',
  '07-W7HQB-PC3YG',
  '08-4TKXZ-89NFV',
  '09-JE5MD-RW2QA',
  '10-YB8CP-G3T7K',
];

const SECRET = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP';

const PASSWORD = 'mat-khau-de-thu-2026';

type Asked = Readonly<{ method: string; path: string; body: unknown }>;
type Answered =
  | Readonly<{ kind: 'refused'; code: ProblemCode }>
  | Readonly<{ kind: 'answer'; status: number; body?: unknown }>
  /** Who is signed in now. */
  | Readonly<{ kind: 'session' }>;

/** Signing in beyond the password and the own account; undefined for what is neither. */
export function ownAccountAnswer(asked: Asked, state: StubState): Answered | undefined {
  const { method, path, body } = asked;
  switch (`${method} ${path}`) {
    case 'GET /sign-in-options':
      return { kind: 'answer', status: 200, body: { singleSignOn: state.singleSignOn } };
    case 'GET /own-account':
      return { kind: 'answer', status: 200, body: ownAccount(state) };
    case 'POST /sessions/current/second-factor':
      if (!isCode(body)) return { kind: 'refused', code: 'wrong-code' };
      state.waitsFor = null;
      return { kind: 'session' };
    case 'POST /sessions/current/confirmation':
      if (!isCode(body) && textOf(body, 'password') !== PASSWORD) {
        return { kind: 'refused', code: 'wrong-password' };
      }
      state.confirmed = true;
      return { kind: 'answer', status: 200 };
    case 'POST /own-account/second-factor/draft': {
      const address = `otpauth://totp/Mot%20Cham:lan?secret=${SECRET}&issuer=Mot%20Cham`;
      return { kind: 'answer', status: 201, body: { secret: SECRET, address } };
    }
    case 'POST /own-account/second-factor':
      if (!isCode(body)) return { kind: 'refused', code: 'wrong-code' };
      Object.assign(state, { waitsFor: null, secondFactor: 'on' });
      return { kind: 'answer', status: 201, body: { codes: RECOVERY_CODES } };
    case 'POST /own-account/recovery-codes':
      return { kind: 'answer', status: 201, body: { codes: RECOVERY_CODES } };
    case 'DELETE /own-account/second-factor':
      state.secondFactor = 'off';
      return { kind: 'answer', status: 200 };
    default:
      // Sessions that are ended, a password that is changed: done.
      return path.startsWith('/own-account/') ? { kind: 'answer', status: 200 } : undefined;
  }
}

function ownAccount({ secondFactor }: StubState): OwnAccount {
  const isOn = secondFactor === 'on';
  const session = { createdAtMs: NOW_MS - 3_600_000, seenAtMs: NOW_MS, current: false };
  return {
    sessions: [
      { ...session, id: 's1', browser: 'coccoc', system: 'windows', current: true },
      { ...session, id: 's2', browser: 'chrome', system: 'android', seenAtMs: NOW_MS - 900_000 },
      { ...session, id: 's3', browser: 'other', system: 'other', seenAtMs: NOW_MS - 1_200_000 },
    ],
    secondFactor: {
      enrolledAtMs: isOn ? NOW_MS - 86_400_000 : null,
      mandatory: false,
      recoveryCodesLeft: isOn ? 2 : 0,
    },
    passwordOrigin: isOn
      ? null
      : {
          ...{ invitedBy: 'Phạm Quốc Hùng', approvedBy: null, atMs: NOW_MS - 7_200_000 },
          ...{ address: '10.20.0.7', browser: 'chrome', system: 'windows', beside: null },
        },
  };
}

const isCode = (body: unknown): boolean => textOf(body, 'code') === CODE;

function textOf(body: unknown, key: string): string {
  if (typeof body !== 'object' || body === null) return '';
  const value: unknown = Reflect.get(body, key);
  return typeof value === 'string' ? value : '';
}
