import compression from 'compression';
import express, { type Express } from 'express';
import { makeApiRouter } from './http/api-router.ts';
import { separateKioskOrigin } from './http/kiosk-origin.ts';
import { Problem } from './http/problem.ts';
import { requestLog } from './http/request-log.ts';
import { securityHeaders } from './http/security-headers.ts';
import { staticFiles } from './http/static-files.ts';
import { writeProblem } from './http/write-problem.ts';
import { accounts } from './resources/accounts.ts';
import { grants } from './resources/grants.ts';
import { auditLog } from './resources/audit-log.ts';
import { firstSteps } from './resources/first-steps.ts';
import { health } from './resources/health.ts';
import { https } from './resources/https.ts';
import { imports } from './resources/imports.ts';
import { integrity } from './resources/integrity.ts';
import { invitationUses } from './resources/invitation-uses.ts';
import { invitations } from './resources/invitations.ts';
import { kioskConfiguration } from './resources/kiosk-configuration.ts';
import { kioskDays } from './resources/kiosk-days.ts';
import { kioskDecisions } from './resources/kiosk-decisions.ts';
import { kioskPlaces } from './resources/kiosk-places.ts';
import { kioskEpochs } from './resources/kiosk-epochs.ts';
import { kiosks } from './resources/kiosks.ts';
import { openApi } from './resources/open-api.ts';
import { ownAccount } from './resources/own-account.ts';
import { ownFigures } from './resources/own-figures.ts';
import { ownSecondFactor } from './resources/own-second-factor.ts';
import { annulments } from './resources/annulments.ts';
import { duties } from './resources/duties.ts';
import { organisation } from './resources/organisation.ts';
import { pairings } from './resources/pairings.ts';
import { periodReports } from './resources/period-reports.ts';
import { quarantine } from './resources/quarantine.ts';
import { records } from './resources/records.ts';
import { rescues } from './resources/rescues.ts';
import { sessions } from './resources/sessions.ts';
import { sampleData } from './resources/sample-data.ts';
import { settings } from './resources/settings.ts';
import { setup } from './resources/setup.ts';
import { singleSignOn } from './resources/single-sign-on.ts';
import { targets } from './resources/targets.ts';
import { units } from './resources/units.ts';
import type { Services } from './services.ts';

/** Every family of URLs. */
const RESOURCES = [
  health,
  openApi,
  setup,
  sessions,
  accounts,
  grants,
  invitations,
  invitationUses,
  singleSignOn,
  ownAccount,
  ownSecondFactor,
  records,
  kioskConfiguration,
  pairings,
  kioskDays,
  kioskDecisions,
  kioskPlaces,
  kioskEpochs,
  kiosks,
  quarantine,
  rescues,
  units,
  organisation,
  annulments,
  duties,
  targets,
  periodReports,
  ownFigures,
  imports,
  settings,
  firstSteps,
  sampleData,
  integrity,
  https,
  auditLog,
];

/**
 * The whole server, in the order in which a request meets it. It never listens: `listen` does, and
 * tests choose their own port. Throws when a declared route has no handler.
 */
export function createApp(services: Services): Express {
  const app = express();
  app.disable('x-powered-by');
  app.set('trust proxy', services.facts.trustProxy ? 1 : false);
  app.set('query parser', 'simple');

  app.use(requestLog(services));
  app.use(securityHeaders());
  app.use(separateKioskOrigin(services.facts.kioskOrigin));
  app.use(compression());

  const api = makeApiRouter(services);
  for (const register of RESOURCES) register(api, services);
  api.assertComplete();
  app.use(api.express);
  app.use('/api', nothingHere);

  app.use(staticFiles(services.facts.distDir));
  app.use(nothingHere);
  app.use(writeProblem(services));
  return app;
}

function nothingHere(): never {
  throw new Problem('not-found');
}
