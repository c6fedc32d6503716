import type { Accounts, GrantSummary } from '../../../shared/api/account.ts';
import type {
  InvitationLink,
  InvitationPreview,
  InvitationSummary,
} from '../../../shared/api/invitation.ts';

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
  hasPassword: true,
  invitation: null,
});

/** A link that Hùng asked for and the reader may agree to. */
const WAITING: InvitationSummary = {
  id: 'invitation-3',
  kind: 'first',
  state: 'waiting',
  requestedBy: 'hung',
  approvedBy: null,
  requestedAtMs: Date.UTC(2026, 10, 19, 1),
  expiresAtMs: Date.UTC(2026, 10, 22, 1),
  awaitsReader: true,
  openedAtMs: null,
  openedAddress: null,
  used: null,
};

/** What is shown once after a link was asked for. */
export const LINK: InvitationLink = {
  accountId: 'account-2',
  displayName: 'Nguyễn Văn Bình',
  login: 'binh',
  token: 'BGJ8P0tm1vQ4wSxYz2aKcLdNeRfTgUhViWjXkZlAmCo',
  expiresAtMs: Date.UTC(2026, 10, 22, 2),
  baseUrl: null,
};

export const PREVIEW: InvitationPreview = {
  kind: 'first',
  displayName: 'Nguyễn Văn Bình',
  login: 'binh',
  officeName: 'Sở Nội vụ tỉnh Bắc Giang',
  invitedBy: 'Trần Thị Lan',
  approvedBy: null,
  expiresAtMs: LINK.expiresAtMs,
};

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
      invitation: {
        ...WAITING,
        id: 'invitation-2',
        state: 'used',
        requestedBy: 'lan',
        awaitsReader: false,
        used: {
          atMs: Date.UTC(2026, 10, 19, 3),
          address: '10.20.0.7',
          browser: 'chrome',
          system: 'windows',
          beside: 'lan',
        },
      },
      grants: [grant('grant-2'), grant('grant-3', { role: 'steward' })],
    },
    {
      ...person('account-3', 'Lê Thị Ánh Nguyệt', 'nguyet.thanhtra'),
      hasPassword: false,
      invitation: WAITING,
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
