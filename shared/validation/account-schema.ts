import * as v from 'valibot';
import type {
  Accounts,
  AccountSummary,
  GrantRequest,
  GrantSummary,
  InvitedAccounts,
  NewAccountRequest,
} from '../api/account.ts';
import { ROLES } from '../domain/role.ts';
import { invitationLinkSchema, invitationSummarySchema } from './invitation-schema.ts';
import type { Schema } from './parse.ts';
import { idSchema, instantMsSchema, nameSchema } from './primitives.ts';
import { loginSchema } from './session-schema.ts';

export const grantRequestSchema: Schema<GrantRequest> = v.strictObject({
  role: v.picklist(ROLES),
  unitId: v.nullable(idSchema),
  officialId: v.exactOptional(idSchema),
  days: v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(3_650))),
});

export const newAccountSchema: Schema<NewAccountRequest> = v.strictObject({
  login: loginSchema,
  displayName: nameSchema,
  grant: grantRequestSchema,
});

const grantSchema: Schema<GrantSummary> = v.object({
  id: v.string(),
  role: v.picklist(ROLES),
  unit: v.nullable(v.object({ id: v.string(), code: v.string(), name: v.string() })),
  official: v.nullable(v.string()),
  requestedBy: v.nullable(v.string()),
  requestedAtMs: instantMsSchema,
  approved: v.boolean(),
  awaitsReader: v.boolean(),
  expiresAtMs: v.nullable(instantMsSchema),
});

const accountSchema: Schema<AccountSummary> = v.object({
  id: v.string(),
  login: v.string(),
  displayName: v.string(),
  createdAtMs: instantMsSchema,
  own: v.boolean(),
  grants: v.array(grantSchema),
  hasPassword: v.boolean(),
  invitation: v.nullable(invitationSummarySchema),
});

const listEntries = { accounts: v.array(accountSchema), nowMs: instantMsSchema };

export const accountsSchema: Schema<Accounts> = v.object(listEntries);

export const invitedAccountsSchema: Schema<InvitedAccounts> = v.object({
  ...listEntries,
  link: v.nullable(invitationLinkSchema),
});
