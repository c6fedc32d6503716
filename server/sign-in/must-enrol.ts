/** Who can read or change most must prove more than a password. */
export const ROLES_WITH_SECOND_FACTOR = ['administrator', 'auditor'] as const;

/** Must somebody who holds these roles have a second factor? */
export function mustEnrol(
  held: readonly string[],
  rolesWithSecondFactor: readonly string[],
): boolean {
  return held.some((role) => rolesWithSecondFactor.includes(role));
}
