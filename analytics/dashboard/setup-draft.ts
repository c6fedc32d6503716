import { EMPTY_SETUP, type SetupDraft } from './setup-form.ts';

const DRAFT_KEY = 'mot-cham.dashboard.setup-draft';
const STEP_KEY = 'mot-cham.dashboard.setup-step';

/** Steps after the account: each has an address of its own, so that a reload stays there. */
export const LATER_STEPS = [2, 3, 4, 5] as const;
export type LaterStep = (typeof LATER_STEPS)[number];

/** The step that an address names; the data come first. */
export const stepIn = (text: string | null): LaterStep =>
  LATER_STEPS.find((step) => String(step) === text) ?? 3;

/** Keeps what was typed while this window is open; code and password never. */
export function keepDraft({ login, displayName, officeName, cutOffDay, targetPreset }: SetupDraft) {
  const kept = { login, displayName, officeName, cutOffDay, targetPreset };
  write(() => window.sessionStorage.setItem(DRAFT_KEY, JSON.stringify(kept)));
}

/** What was typed before a reload; undefined when nothing was. */
export function keptDraft(): SetupDraft | undefined {
  const text = read(() => window.sessionStorage.getItem(DRAFT_KEY));
  if (text === null) return undefined;
  const kept = parsed(text);
  const textOf = (key: string): string => (typeof kept[key] === 'string' ? kept[key] : '');
  const draft: SetupDraft = {
    ...EMPTY_SETUP,
    ...{ login: textOf('login'), displayName: textOf('displayName') },
    officeName: textOf('officeName'),
    cutOffDay: kept['cutOffDay'] === 1 ? 1 : kept['cutOffDay'] === 21 ? 21 : 15,
    targetPreset: textOf('targetPreset') === '' ? null : textOf('targetPreset'),
  };
  return draft.login === '' && draft.displayName === '' && draft.officeName === ''
    ? undefined
    : draft;
}

export const forgetDraft = (): void => write(() => window.sessionStorage.removeItem(DRAFT_KEY));

/** The step that a line on the other pages leads back to, until the set-up is finished. */
export const rememberStep = (step: LaterStep): void =>
  write(() => window.localStorage.setItem(STEP_KEY, String(step)));

export function rememberedStep(): LaterStep | undefined {
  const text = read(() => window.localStorage.getItem(STEP_KEY));
  return LATER_STEPS.find((step) => String(step) === text);
}

export const forgetStep = (): void => write(() => window.localStorage.removeItem(STEP_KEY));

function read(work: () => string | null): string | null {
  try {
    return work();
  } catch {
    // A browser that forbids storage: nothing is kept, and nothing else is lost.
    return null;
  }
}

function write(work: () => void): void {
  try {
    work();
  } catch {
    // As above.
  }
}

function parsed(text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? { ...value } : {};
  } catch {
    // Somebody edited it by hand.
    return {};
  }
}
