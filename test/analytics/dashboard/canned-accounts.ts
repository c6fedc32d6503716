import type { Accounts, GrantSummary } from '../../../shared/api/account.ts';

const grant = (id: string, change: Partial<GrantSummary> = {}): GrantSummary => ({
  id,
  role: 'manager',
  unit: { id: 'unit-219', code: '219', name: 'Huyện Lục Ngạn' },
  official: null,
  requestedBy: 'lan',
  requestedAtMs: Date.UTC(2026, 10, 2, 2),
  approved: true,
  awaitsReader: false,
  expiresAtMs: null,
  ...change,
});

const person = (id: string, displayName: string, login: string) => ({
  id,
  displayName,
  login,
  createdAtMs: Date.UTC(2026, 8, 1, 1),
  own: false,
});

/** The reader, a manager with a second role, an auditor who waits, somebody without any role. */
export const ACCOUNTS: Accounts = {
  accounts: [
    {
      ...person('account-1', 'Trần Thị Lan', 'lan'),
      own: true,
      grants: [grant('grant-1', { role: 'administrator', unit: null, requestedBy: null })],
    },
    {
      ...person('account-2', 'Nguyễn Văn Bình', 'binh'),
      grants: [grant('grant-2'), grant('grant-3', { role: 'steward' })],
    },
    {
      ...person('account-3', 'Lê Thị Ánh Nguyệt', 'nguyet.thanhtra'),
      grants: [
        grant('grant-4', {
          role: 'auditor',
          unit: null,
          approved: false,
          awaitsReader: true,
          requestedBy: 'hung',
          expiresAtMs: Date.UTC(2027, 0, 31, 2),
        }),
      ],
    },
    { ...person('account-4', 'Phạm Quốc Hùng', 'hung'), grants: [] },
  ],
  nowMs: Date.UTC(2026, 10, 19, 2),
};
