import type { LocalDay } from './local-day.ts';

/** Both days belong to the stretch; `validTo` null means until further notice. */
export type Validity = Readonly<{ validFrom: LocalDay; validTo: LocalDay | null }>;

export function isValidOn(validity: Validity, day: LocalDay): boolean {
  return validity.validFrom <= day && (validity.validTo === null || day <= validity.validTo);
}
