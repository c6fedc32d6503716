import type { ProblemCode } from '../../../shared/api/problems.ts';
import type { SignInStep } from '../../../shared/api/session.ts';
import { PERMISSIONS, type Permission } from '../../../shared/domain/role.ts';
import type { CannedHttps } from './canned-https.ts';
import type { CannedIntegrity } from './canned-integrity.ts';

/** What the stub stands for at the moment; a test changes it as it goes. */
export interface StubState {
  setupOpen: boolean;
  signedIn: boolean;
  /** What the roles of the reader allow. */
  may: readonly Permission[];
  units: 'full' | 'none';
  ratings: 'full' | 'empty';
  kiosks: 'full' | 'none';
  targets: 'full' | 'none';
  integrity: CannedIntegrity;
  audit: 'full' | 'none';
  https: CannedHttps;
  sample: 'loaded' | 'none' | 'running' | 'broken' | 'real';
  /** What is still asked after the password. */
  waitsFor: SignInStep | null;
  secondFactor: 'on' | 'off';
  singleSignOn: string | null;
  /** Calls that need it are refused until a confirmation comes. */
  confirmed: boolean;
  /** Addresses (path prefixes) that answer with this problem. */
  refuse: { prefix: string; code: ProblemCode } | null;
  /** Bodies of POST requests, newest last. */
  posted: { path: string; body: unknown }[];
}

export const STUB_DEFAULTS: StubState = {
  setupOpen: false,
  signedIn: true,
  may: PERMISSIONS,
  units: 'full',
  ratings: 'full',
  kiosks: 'full',
  targets: 'full',
  integrity: 'whole',
  audit: 'full',
  https: 'local',
  sample: 'loaded',
  waitsFor: null,
  secondFactor: 'off',
  singleSignOn: null,
  confirmed: true,
  refuse: null,
  posted: [],
};
