import type { Route } from './route.ts';

/** Links by which people choose their own password: made by administrators, used by anybody. */
export const INVITATION_ROUTES = {
  postInvitation: {
    method: 'post',
    path: '/api/v1/accounts/:id/invitations',
    access: 'account',
    needs: 'change-accounts',
    confirmation: 'always',
    summary: 'Makes a link to choose a password by, or asks a second person for it',
    response: 'InvitedAccounts',
    status: 201,
  },
  postInvitationApproval: {
    method: 'post',
    path: '/api/v1/invitations/:id/approval',
    access: 'account',
    needs: 'change-accounts',
    confirmation: 'always',
    summary: 'The second person agrees, and gets the link to hand over',
    response: 'InvitedAccounts',
  },
  deleteInvitation: {
    method: 'delete',
    path: '/api/v1/invitations/:id',
    access: 'account',
    needs: 'change-accounts',
    confirmation: 'always',
    summary: 'Ends a link, or refuses the request for one',
    response: 'Accounts',
  },
  postInvitationOpening: {
    method: 'post',
    path: '/api/v1/invitation/opening',
    access: 'open',
    summary: 'Whose link it is, and who made it',
    request: 'InvitationToken',
    response: 'InvitationPreview',
  },
  postInvitationPassword: {
    method: 'post',
    path: '/api/v1/invitation/password',
    access: 'open',
    summary: 'Chooses the password by the link, which is used up; sessions of the account end',
    request: 'InvitationPassword',
    response: 'Nothing',
    status: 204,
  },
} as const satisfies Record<string, Route>;
