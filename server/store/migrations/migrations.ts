import { organisation } from './0001-organisation.ts';
import { accounts } from './0002-accounts.ts';
import { devices } from './0003-devices.ts';
import { recordsAndRatings } from './0004-records-and-ratings.ts';
import { counts } from './0005-counts.ts';
import { undatedCounts } from './0006-undated-counts.ts';
import { enrolments } from './0007-enrolments.ts';
import { kioskReviews } from './0008-kiosk-reviews.ts';
import { quarantineDecisions } from './0009-quarantine-decisions.ts';
import { verification } from './0010-verification.ts';
import { backups } from './0011-backups.ts';
import { kioskContacts } from './0012-kiosk-contacts.ts';
import { grants } from './0013-grants.ts';
import { auditChain } from './0014-audit-chain.ts';
import { signingIn } from './0015-signing-in.ts';
import { imports } from './0016-imports.ts';
import { kioskPlaces } from './0017-kiosk-places.ts';
import { unitSuccessions } from './0018-unit-successions.ts';
import { settingVersions } from './0020-setting-versions.ts';
import { ownUnits } from './0021-own-units.ts';
import { reAttribution } from './0022-re-attribution.ts';
import { grantOfficials } from './0023-grant-officials.ts';
import { kioskDuties } from './0024-kiosk-duties.ts';
import { annulments } from './0025-annulments.ts';
import { firstRun } from './0026-first-run.ts';
import { kioskBattery } from './0027-kiosk-battery.ts';
import { pinSecrets } from './0028-pin-secrets.ts';
import type { MigrationStep } from './migration-step.ts';

/** Every step in order. A step once released is never changed; a new one follows it. */
export const MIGRATIONS: Readonly<Record<string, MigrationStep>> = {
  '0001-organisation': organisation,
  '0002-accounts': accounts,
  '0003-devices': devices,
  '0004-records-and-ratings': recordsAndRatings,
  '0005-counts': counts,
  '0006-undated-counts': undatedCounts,
  '0007-enrolments': enrolments,
  '0008-kiosk-reviews': kioskReviews,
  '0009-quarantine-decisions': quarantineDecisions,
  '0010-verification': verification,
  '0011-backups': backups,
  '0012-kiosk-contacts': kioskContacts,
  '0013-grants': grants,
  '0014-audit-chain': auditChain,
  '0015-signing-in': signingIn,
  '0016-imports': imports,
  '0017-kiosk-places': kioskPlaces,
  '0018-unit-successions': unitSuccessions,
  '0020-setting-versions': settingVersions,
  '0021-own-units': ownUnits,
  '0022-re-attribution': reAttribution,
  '0023-grant-officials': grantOfficials,
  '0024-kiosk-duties': kioskDuties,
  '0025-annulments': annulments,
  '0026-first-run': firstRun,
  '0027-kiosk-battery': kioskBattery,
  '0028-pin-secrets': pinSecrets,
};
