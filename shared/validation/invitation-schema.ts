import * as v from 'valibot';
import type {
  InvitationLink,
  InvitationPassword,
  InvitationPreview,
  InvitationSummary,
  InvitationToken,
  InvitationUse,
  PasswordOrigin,
} from '../api/invitation.ts';
import { INVITATION_STATES } from '../api/invitation.ts';
import type { Schema } from './parse.ts';
import { instantMsSchema } from './primitives.ts';
import { passwordSchema } from './session-schema.ts';

/** A wrong form is answered as a link that nobody has, so it is not judged here. */
const tokenSchema = v.pipe(v.string(), v.minLength(1), v.maxLength(256));

export const invitationTokenSchema: Schema<InvitationToken> = v.strictObject({
  token: tokenSchema,
});

export const invitationPasswordSchema: Schema<InvitationPassword> = v.strictObject({
  token: tokenSchema,
  password: passwordSchema,
});

const KINDS = ['first', 'reset'] as const;

export const invitationPreviewSchema: Schema<InvitationPreview> = v.object({
  kind: v.picklist(KINDS),
  displayName: v.string(),
  login: v.string(),
  officeName: v.string(),
  invitedBy: v.string(),
  approvedBy: v.nullable(v.string()),
  expiresAtMs: instantMsSchema,
});

const useEntries = {
  atMs: instantMsSchema,
  address: v.string(),
  browser: v.string(),
  system: v.string(),
  beside: v.nullable(v.string()),
};
const useSchema: Schema<InvitationUse> = v.object(useEntries);

export const invitationSummarySchema: Schema<InvitationSummary> = v.object({
  id: v.string(),
  kind: v.picklist(KINDS),
  state: v.picklist(INVITATION_STATES),
  requestedBy: v.string(),
  approvedBy: v.nullable(v.string()),
  requestedAtMs: instantMsSchema,
  expiresAtMs: instantMsSchema,
  awaitsReader: v.boolean(),
  openedAtMs: v.nullable(instantMsSchema),
  openedAddress: v.nullable(v.string()),
  used: v.nullable(useSchema),
});

export const invitationLinkSchema: Schema<InvitationLink> = v.object({
  accountId: v.string(),
  displayName: v.string(),
  login: v.string(),
  token: v.string(),
  expiresAtMs: instantMsSchema,
  baseUrl: v.nullable(v.string()),
});

export const passwordOriginSchema: Schema<PasswordOrigin> = v.object({
  ...useEntries,
  invitedBy: v.string(),
  approvedBy: v.nullable(v.string()),
});
