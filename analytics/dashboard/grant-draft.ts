import type { GrantRequest } from '../../shared/api/account.ts';
import type { Role } from '../../shared/domain/role.ts';

/** A role as it is being typed. */
export interface GrantDraft {
  readonly role: Role;
  /** Undefined while nothing is chosen; null is the whole tree. */
  readonly unitId: string | null | undefined;
  readonly days: string;
}

export const EMPTY_GRANT: GrantDraft = { role: 'manager', unitId: undefined, days: '' };

export type GrantFault = 'unit' | 'days';

/** The role to send, or which fields are wrong. */
export function grantOf(draft: GrantDraft): GrantRequest | readonly GrantFault[] {
  const { role, unitId, days } = draft;
  const lasts = days.trim() === '' ? undefined : Number(days);
  const isWrong = lasts !== undefined && !(Number.isInteger(lasts) && lasts >= 1 && lasts <= 3_650);
  if (unitId === undefined || isWrong) {
    return [
      ...(unitId === undefined ? (['unit'] as const) : []),
      ...(isWrong ? (['days'] as const) : []),
    ];
  }
  return { role, unitId, ...(lasts === undefined ? {} : { days: lasts }) };
}

/** Is it a role that can be sent? */
export const isGrant = (checked: GrantRequest | readonly GrantFault[]): checked is GrantRequest =>
  'role' in checked;
