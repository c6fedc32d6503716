import { describe, expect, it } from 'vitest';
import { symptomsOf, type Examined, type Symptom } from '../../../server/doctor/symptoms.ts';
import type { VerifyReport } from '../../../shared/api/integrity.ts';
import { DAY_MS } from '../../../shared/domain/local-day.ts';

const NOW_MS = Date.UTC(2026, 10, 20, 3);
const HOUR_MS = 3_600_000;

function verified(ageMs: number, counts: VerifyReport['counts'] = {}): VerifyReport {
  const totals = { chains: 1, records: 1, signatures: 1, ratings: 1, answers: 0, reasons: 0 };
  return {
    startedAtMs: NOW_MS - ageMs,
    finishedAtMs: NOW_MS - ageMs,
    kioskId: null,
    withSignatures: true,
    totals: { ...totals, quarantined: 0, countCells: 1, roots: 1, missing: 0 },
    counts,
    findings: [],
    chains: [],
  };
}

const WELL: Examined = {
  nowMs: NOW_MS,
  appsAreBuilt: true,
  room: { freeBytes: 9e9, leastFreeBytes: 5e8, hasRoom: true },
  certificateEndsAtMs: NOW_MS + 300 * DAY_MS,
  isBehindProxy: false,
  backups: { lastVerifiedAtMs: NOW_MS - HOUR_MS, firstPairedAtMs: NOW_MS - 90 * DAY_MS },
  oldestQuarantinedAtMs: null,
  verification: verified(HOUR_MS),
  kiosks: [{ status: 'active', alarms: [] }],
};

const stateOf = (name: Symptom['name'], changed: Partial<Examined>) =>
  symptomsOf({ ...WELL, ...changed }).find((symptom) => symptom.name === name);

describe('the symptoms of a server', () => {
  it('are all good where nothing is wrong', () => {
    expect(new Set(symptomsOf(WELL).map(({ state }) => state))).toEqual(new Set(['good']));
  });

  it.each<[string, Symptom['name'], Partial<Examined>, Symptom['state'], string]>([
    ['apps that were not built', 'apps', { appsAreBuilt: false }, 'bad', 'npm run build'],
    [
      'a disk that is nearly full',
      'disk',
      { room: { freeBytes: 4e8, leastFreeBytes: 5e8, hasRoom: false } },
      'bad',
      '400 MB',
    ],
    [
      'data in PostgreSQL',
      'disk',
      { room: { freeBytes: null, leastFreeBytes: null, hasRoom: true } },
      'good',
      'PostgreSQL',
    ],
    ['no HTTPS', 'https', { certificateEndsAtMs: null }, 'attention', 'tls'],
    [
      'HTTPS by a proxy',
      'https',
      { certificateEndsAtMs: null, isBehindProxy: true },
      'good',
      'proxy',
    ],
    [
      'a certificate that ends within a month',
      'https',
      { certificateEndsAtMs: NOW_MS + 29 * DAY_MS },
      'attention',
      '19/12/2026',
    ],
    [
      'a backup of the day before yesterday',
      'backup',
      { backups: { ...WELL.backups, lastVerifiedAtMs: NOW_MS - 2 * DAY_MS } },
      'bad',
      '18/11/2026',
    ],
    [
      'no backup, and nothing to lose yet',
      'backup',
      { backups: { lastVerifiedAtMs: null, firstPairedAtMs: null } },
      'good',
      'none',
    ],
    [
      'a record in quarantine since yesterday',
      'quarantine',
      { oldestQuarantinedAtMs: NOW_MS - DAY_MS },
      'attention',
      '19/11/2026',
    ],
    [
      'a record in quarantine for eight days',
      'quarantine',
      { oldestQuarantinedAtMs: NOW_MS - 8 * DAY_MS },
      'bad',
      '12/11/2026',
    ],
    ['data never verified', 'verification', { verification: undefined }, 'attention', 'never'],
    [
      'a verification three days old',
      'verification',
      { verification: verified(3 * DAY_MS) },
      'attention',
      '17/11/2026',
    ],
    [
      'a hole and a fork',
      'verification',
      { verification: verified(HOUR_MS, { hole: 1, fork: 1, 'known-lost': 4 }) },
      'bad',
      '2 found wrong',
    ],
    [
      'a silent kiosk and a revoked one',
      'kiosks',
      {
        kiosks: [
          { status: 'active', alarms: ['silent'] },
          { status: 'revoked', alarms: ['missing'] },
        ],
      },
      'attention',
      '1 kiosks, 1 need a look',
    ],
  ])('name %s', (_, name, changed, state, words) => {
    const found = stateOf(name, changed);
    expect(found?.state).toBe(state);
    expect(found?.text.en).toContain(words);
    expect(found?.text.vi).not.toBe('');
  });
});
