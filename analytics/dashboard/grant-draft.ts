import type { GrantRequest } from '../../shared/api/account.ts';
import type { Role } from '../../shared/domain/role.ts';

/** A role as it is being typed. */
export interface GrantDraft {
  readonly role: Role;
  /** Undefined while nothing is chosen; null is the whole tree. */
  readonly unitId: string | null | undefined;
  /** Of the role 'official': whose figures; empty while nobody is chosen. */
  readonly officialId: string;
  readonly days: string;
}

export const EMPTY_GRANT: GrantDraft = {
  role: 'manager',
  unitId: undefined,
  officialId: '',
  days: '',
};

export type GrantFault = 'unit' | 'official' | 'days';

/** The role to send, or which fields are wrong. */
export function grantOf(draft: GrantDraft): GrantRequest | readonly GrantFault[] {
  const { role, unitId, officialId, days } = draft;
  const lasts = days.trim() === '' ? undefined : Number(days);
  const isWrong = lasts !== undefined && !(Number.isInteger(lasts) && lasts >= 1 && lasts <= 3_650);
  const lacksOfficial = role === 'official' && officialId === '';
  if (unitId === undefined || isWrong || lacksOfficial) {
    return [
      ...(unitId === undefined ? (['unit'] as const) : []),
      ...(lacksOfficial ? (['official'] as const) : []),
      ...(isWrong ? (['days'] as const) : []),
    ];
  }
  return {
    ...{ role, unitId },
    ...(role === 'official' ? { officialId } : {}),
    ...(lasts === undefined ? {} : { days: lasts }),
  };
}

/** Is it a role that can be sent? */
export const isGrant = (checked: GrantRequest | readonly GrantFault[]): checked is GrantRequest =>
  'role' in checked;
