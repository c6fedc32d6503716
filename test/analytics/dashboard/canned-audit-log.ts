import type { AuditLogEntry, AuditLogPage } from '../../../shared/api/audit-log.ts';
import { NOW_MS } from './canned-organisation.ts';

const LAN = { id: 'account-1', login: 'lan.tt', displayName: 'Trần Thị Lan' };
const HUNG = { id: 'account-2', login: 'hung.nv', displayName: 'Nguyễn Văn Hùng' };
const COMMUNE = { code: '219-3', name: 'Xã Bảo Đài' };

type Act = Pick<AuditLogEntry, 'account' | 'action' | 'unit' | 'detail'>;

const hex = (seed: number): string =>
  Array.from({ length: 64 }, (_, place) => ((seed * 31 + place * 7) % 16).toString(16)).join('');

const nobody = { account: null, unit: null };

/** One of each kind that looks different. */
const ACTS: readonly Act[] = [
  { action: 'session.sign-in', account: LAN, unit: null, detail: { refusedBefore: 2 } },
  {
    action: 'session.sign-in-failed',
    ...nobody,
    detail: { login: 'lan.tt', attempts: 1 },
  },
  {
    action: 'report.export',
    account: LAN,
    unit: COMMUNE,
    detail: {
      unit: '219-3',
      period: '2026-Q4',
      format: 'xlsx',
      rows: 1_284,
      names: 12,
      sha256: hex(5),
    },
  },
  {
    action: 'kiosk.re-pair',
    account: HUNG,
    unit: COMMUNE,
    detail: {
      kiosk: 'kiosk-3',
      epoch: 2,
      publicKey: 'MCowBQYDK2VwAyEAGb9ECWmEzf6FQbrBZ9w7lshQhqowtrbLDFw4rXAxZuE',
      before: { name: 'Máy 3', counter: 'counter-1', questionnaire: 'mot-cham' },
      after: { name: 'Máy 3', counter: 'counter-2', questionnaire: 'nam-yeu-to' },
    },
  },
  {
    action: 'kiosk.revoke',
    account: HUNG,
    unit: COMMUNE,
    detail: {
      kiosk: 'kiosk-3',
      name: 'Máy 3',
      reason: 'Máy bị lấy mất ngày 12/11, đã báo công an xã',
      before: { status: 'active' },
      after: { status: 'revoked' },
    },
  },
  {
    action: 'targets.choose-preset',
    account: LAN,
    unit: null,
    detail: {
      preset: 'ha-tinh-2025',
      validFrom: '2026-11-19',
      before: { preset: null },
      after: { preset: 'ha-tinh-2025' },
    },
  },
  {
    action: 'organisation.import',
    ...nobody,
    detail: { units: { added: 99, changed: 0 }, counters: { added: 312, changed: 4 } },
  },
  {
    action: 'root.write',
    ...nobody,
    detail: {
      localDay: '2026-11-18',
      root: hex(9),
      chains: 18,
      previous: hex(3),
      audit: {
        sinceMs: NOW_MS - 90_000_000,
        untilMs: NOW_MS - 600_000,
        entries: 42,
        digest: hex(4),
      },
      log: { position: 1_283, hash: hex(2) },
    },
  },
  {
    action: 'report.read-names',
    account: { id: 'account-9', login: '', displayName: '' },
    unit: COMMUNE,
    detail: { unit: '219-3', period: '2026-11' },
  },
  { action: 'thing.of-tomorrow', account: LAN, unit: null, detail: { colour: 'xanh' } },
];

/** A page as the server would answer it; `before` is the second one. */
export function cannedAuditLog(kind: 'full' | 'none', query: URLSearchParams): AuditLogPage {
  const wanted = query.get('action');
  const all = kind === 'none' ? [] : [...ACTS, ...ACTS, ...ACTS];
  const shown = all
    .map((act, index) => ({ act, index }))
    .filter(({ act }) => wanted === null || act.action === wanted);
  const entries = shown.map(({ act, index }) => ({
    ...act,
    position: (query.has('before') ? 600 : 1_284) - index,
    id: `entry-${index}`,
    atMs: NOW_MS - index * 1_900_000,
    prev: hex(index + 1),
    hash: hex(index),
  }));
  return {
    entries,
    olderBefore: query.has('before') || wanted !== null ? null : 600,
    matches: entries.length === all.length && all.length > 0 ? 1_284 : entries.length,
    people: [HUNG, LAN],
    names: { 'kiosk-3': 'Máy 3', 'counter-1': 'Quầy 1', 'counter-2': 'Quầy 2' },
    nowMs: NOW_MS,
  };
}
