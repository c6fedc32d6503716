/** What an account may be trusted with, granted on a unit and all below it, or on the whole tree. */
export const ROLES = [
  'administrator',
  'manager',
  'reporter',
  'moderator',
  'steward',
  'auditor',
  'official',
] as const;

export type Role = (typeof ROLES)[number];

/**
 * What a route asks of its caller. Nothing is allowed that is not listed for a role below; whoever
 * holds several roles may do what any of them allows, each on its own part of the tree.
 */
export const PERMISSIONS = [
  /** See the tree of units with its counters, the targets and how figures are made. */
  'see-organisation',
  /** Change units, counters, officials, duty, settings and targets. */
  'change-organisation',
  'see-reports',
  /** See the own figures of ended periods: of the official for whom the role was given. */
  'see-own-figures',
  /** See how kiosks do: contact, queue, gaps, silence. */
  'see-kiosks',
  /** Pair, revoke, reinstate and rescue kiosks. */
  'change-kiosks',
  'see-quarantine',
  /** Judge quarantined records again. */
  'change-quarantine',
  'see-integrity',
  /** Begin a verification. */
  'verify',
  /** Take every single rating of a unit and period out, as a proof. */
  'prove',
  /** Make accounts, grant roles and take them back. */
  'change-accounts',
  'see-audit-log',
  /** Ask a second person to put ratings out of the figures. */
  'propose-annulment',
  /** Be that second person. */
  'decide-annulment',
] as const;

export type Permission = (typeof PERMISSIONS)[number];

const MANAGED = ['see-organisation', 'see-reports', 'see-kiosks', 'see-integrity'] as const;

const PERMISSIONS_OF: Readonly<Record<Role, readonly Permission[]>> = {
  administrator: PERMISSIONS.filter((permission) => permission !== 'see-own-figures'),
  manager: [...MANAGED, 'propose-annulment'],
  reporter: MANAGED,
  // Comments only, which no route serves yet.
  moderator: ['see-organisation'],
  steward: ['see-organisation', 'see-kiosks', 'change-kiosks', 'see-quarantine'],
  // Proposes and changes nothing: the decision is an administrator's.
  auditor: [...MANAGED, 'see-quarantine', 'verify', 'prove', 'see-audit-log', 'propose-annulment'],
  official: ['see-organisation', 'see-own-figures'],
};

/** Roles that something stands behind today; comments have no page yet. */
export const OFFERED_ROLES = ROLES.filter((role) => role !== 'moderator');

/** Roles that can be given without saying for which official. */
export const ROLES_ON_UNITS = OFFERED_ROLES.filter((role) => role !== 'official');

/** May a role do this, on the units that it was granted on? */
export function allows(role: Role, permission: Permission): boolean {
  return PERMISSIONS_OF[role].includes(permission);
}

/** Everything that at least one of the roles allows, in the order of `PERMISSIONS`. */
export function permissionsOf(roles: readonly Role[]): Permission[] {
  return PERMISSIONS.filter((permission) => roles.some((role) => allows(role, permission)));
}

/**
 * Roles that one person alone cannot give: they see every rating, or give roles themselves
 * (two-person rule, OWASP ASVS 5.0, 2.3.5).
 */
export const needsSecondPerson = (role: Role): boolean =>
  role === 'administrator' || role === 'auditor';

/** An auditor looks once, not for ever: longest grant of the role, in days. */
export const AUDITOR_GRANT_DAYS = 90;
