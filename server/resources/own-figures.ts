import type { Figure } from '../../analytics/reports/figure.ts';
import type { OwnPeriod, OwnStanding } from '../../shared/api/own-figures.ts';
import { cutOffRule, datedPeriod } from '../../shared/domain/cut-off-history.ts';
import { localDayOf } from '../../shared/domain/local-day.ts';
import {
  periodKey,
  periodOf,
  periodRange,
  previousPeriod,
  type Period,
} from '../../shared/domain/period.ts';
import { loadPeriodReport } from '../documents/load-period-report.ts';
import type { ApiRouter } from '../http/api-router.ts';
import { endpoint } from '../http/endpoint.ts';
import type { Services } from '../services.ts';
import { ownOfficials, type OwnOfficialRow } from '../store/own-officials.ts';
import type { Scope } from '../store/scope.ts';
import { loadCutOffDays } from '../store/settings.ts';

/** Months that an official looks back on. */
const PERIODS = 6;

/**
 * `GET /own-figures`: what the reports say of the official, of ended periods only: nobody can tell
 * from it which citizen of today gave which answer.
 */
export function ownFigures(router: ApiRouter, services: Services): void {
  const { store, clock } = services;
  endpoint(router, 'getOwnFigures', async ({ caller: { account, scope } }) => {
    const periods = await endedPeriods(services);
    const figures = [];
    for (const official of await ownOfficials(store.db, account.id, clock())) {
      const { id, name, unitCode, unitName } = official;
      const asked = { official, scope, services };
      figures.push({
        ...{ id, name, unit: { code: unitCode, name: unitName } },
        periods: await Promise.all(periods.map((period) => ownPeriod(period, asked))),
      });
    }
    return { officials: figures };
  });
}

/** The newest first. One whose last day has not passed is open still, and tells nothing. */
async function endedPeriods({ store, clock }: Services): Promise<Period[]> {
  const today = localDayOf(clock());
  const rule = cutOffRule(await loadCutOffDays(store.db));
  const periods: Period[] = [];
  let period = datedPeriod(periodOf(today, 'month', 1), rule, today);
  while (periods.length < PERIODS) {
    if (periodRange(period).lastDay < today) periods.push(period);
    period = datedPeriod(previousPeriod(period), rule, today);
  }
  return periods;
}

interface Asked {
  readonly official: OwnOfficialRow;
  readonly scope: Scope;
  readonly services: Services;
}

async function ownPeriod(period: Period, { official, scope, services }: Asked): Promise<OwnPeriod> {
  const { store, clock } = services;
  const key = periodKey(period);
  const query = { unitCode: official.unitCode, periodKey: key, nowMs: clock() };
  const report = await loadPeriodReport({ store, scope, ...query });
  const row = report.ok
    ? report.value.tables.officials.find((each) => each.official?.code === official.code)
    : undefined;
  return { key, ...periodRange(period), standing: standingOf(row?.figure) };
}

function standingOf(figure: Figure | undefined): OwnStanding {
  switch (figure?.kind) {
    case undefined:
    case 'empty':
      return { kind: 'empty' };
    case 'hidden':
      return { kind: 'few' };
    case 'coarse':
      return { kind: 'coarse', n: figure.n, share: figure.share };
    case 'shown':
      return { kind: 'shown', n: figure.n, rate: figure.rate, ...figure.interval };
  }
}
