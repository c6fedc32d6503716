import type { CutOffDay } from '../../shared/domain/period.ts';

export const MIN_PASSWORD_LENGTH = 12;

/** What the first-run form holds while it is typed. */
export type SetupDraft = Readonly<{
  setupCode: string;
  login: string;
  displayName: string;
  password: string;
  officeName: string;
  cutOffDay: CutOffDay;
  /** Key of a shipped set of targets; null: later. */
  targetPreset: string | null;
}>;

export const EMPTY_SETUP: SetupDraft = {
  setupCode: '',
  login: '',
  displayName: '',
  password: '',
  officeName: '',
  cutOffDay: 15,
  targetPreset: null,
};

export type DraftFault = 'required' | 'badLogin' | 'shortPassword';
export type DraftFaults = Readonly<Partial<Record<keyof SetupDraft, DraftFault>>>;

/** What is wrong on a step, field by field, before the server is asked. */
export function setupFaults(draft: SetupDraft, step: 1 | 2): DraftFaults {
  return step === 1 ? accountFaults(draft) : required(draft, ['officeName']);
}

function accountFaults(draft: SetupDraft): DraftFaults {
  const login = draft.login.trim();
  return {
    ...(login !== '' && !/^[a-z0-9][a-z0-9._@-]{1,63}$/i.test(login) && { login: 'badLogin' }),
    ...(draft.password !== '' &&
      Array.from(draft.password).length < MIN_PASSWORD_LENGTH && { password: 'shortPassword' }),
    ...required(draft, ['setupCode', 'login', 'displayName', 'password']),
  };
}

function required(
  draft: SetupDraft,
  fields: readonly Exclude<keyof SetupDraft, 'cutOffDay' | 'targetPreset'>[],
): DraftFaults {
  const missing = fields.filter((field) => draft[field].trim() === '');
  return Object.fromEntries(missing.map((field) => [field, 'required' as const]));
}
