import type { Finding, Integrity, VerificationSummary } from '../../../shared/api/integrity.ts';
import { KIOSKS, NOW_MS } from './canned-organisation.ts';

/** How the data stand: never verified, a verification under way, whole, or with findings. */
export type CannedIntegrity = 'never' | 'running' | 'whole' | 'troubled';

const TOTALS: VerificationSummary['totals'] = {
  chains: 2,
  records: 12_842,
  signatures: 12_842,
  ratings: 11_020,
  answers: 1_200,
  reasons: 610,
  quarantined: 3,
  countCells: 402,
  roots: 31,
  missing: 0,
};

const WHOLE: VerificationSummary = {
  startedAtMs: NOW_MS - 3_700_000,
  finishedAtMs: NOW_MS - 3_600_000,
  withSignatures: true,
  totals: TOTALS,
  counts: {},
  findings: [],
};

const [FIRST, SECOND] = KIOSKS.kiosks;

const finding = (of: Pick<Finding, 'kind' | 'detail'> & Partial<Finding>): Finding => ({
  unitId: null,
  kioskId: FIRST?.id ?? null,
  epoch: 1,
  seq: 40,
  toSeq: 45,
  ...of,
});

const FINDINGS: readonly Finding[] = [
  finding({ kind: 'hole', detail: 'no record' }),
  finding({ kind: 'altered-record', seq: 7, toSeq: 7, detail: 'hash differs' }),
  finding({ kind: 'waiting-tail', kioskId: SECOND?.id ?? null, detail: 'still on the kiosk' }),
];

const CHAIN = {
  epoch: 1,
  records: 6_421,
  throughSeq: 6_421,
  lastSeq: 6_421,
  missing: 0,
  explained: 0,
  forks: 0,
  altered: 0,
};

/** What the server says of it. */
export function cannedIntegrity(kind: CannedIntegrity): Integrity {
  const isTroubled = kind === 'troubled';
  const chains = [
    isTroubled ? { ...CHAIN, throughSeq: 39, missing: 6, altered: 1 } : CHAIN,
    isTroubled ? { ...CHAIN, lastSeq: 6_425, missing: 4, explained: 4, forks: 1 } : CHAIN,
  ];
  const isKnown = kind === 'whole' || isTroubled;
  return {
    last: isTroubled
      ? {
          ...WHOLE,
          counts: { hole: 1, 'altered-record': 1, 'waiting-tail': 1 },
          findings: FINDINGS,
        }
      : isKnown
        ? WHOLE
        : null,
    running: kind === 'running' ? { doneRows: 4_000, totalRows: 12_842 } : null,
    root: isKnown
      ? { atMs: NOW_MS - 3_600_000, localDay: '2026-11-05', root: 'a3'.repeat(32), chains: 2 }
      : null,
    kiosks: KIOSKS.kiosks.map(({ id, name, unit, counter }, index) => {
      const chain = isKnown ? chains[index] : undefined;
      return { id, name, unit, counter: counter.name, chains: chain === undefined ? [] : [chain] };
    }),
    nowMs: NOW_MS,
  };
}
