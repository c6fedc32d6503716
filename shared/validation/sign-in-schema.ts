import * as v from 'valibot';
import type {
  Confirmation,
  OwnAccount,
  PasswordChange,
  RecoveryCodes,
  SecondFactorCode,
  SecondFactorDraft,
  SignInOptions,
} from '../api/own-account.ts';
import { passwordOriginSchema } from './invitation-schema.ts';
import type { Schema } from './parse.ts';
import { countSchema, instantMsSchema } from './primitives.ts';
import { passwordSchema } from './session-schema.ts';

/** A wrong form is answered as a wrong code is, so it is not judged here. */
const codeTextSchema = v.pipe(v.string(), v.minLength(1), v.maxLength(64));

export const signInOptionsSchema: Schema<SignInOptions> = v.object({
  singleSignOn: v.nullable(v.string()),
});

export const secondFactorCodeSchema: Schema<SecondFactorCode> = v.strictObject({
  code: codeTextSchema,
});

export const confirmationSchema: Schema<Confirmation> = v.union([
  v.strictObject({ password: passwordSchema }),
  v.strictObject({ code: codeTextSchema }),
]);

export const passwordChangeSchema: Schema<PasswordChange> = v.strictObject({
  oldPassword: passwordSchema,
  newPassword: passwordSchema,
});

export const ownAccountSchema: Schema<OwnAccount> = v.object({
  sessions: v.array(
    v.object({
      id: v.string(),
      createdAtMs: instantMsSchema,
      seenAtMs: instantMsSchema,
      browser: v.string(),
      system: v.string(),
      current: v.boolean(),
    }),
  ),
  secondFactor: v.object({
    enrolledAtMs: v.nullable(instantMsSchema),
    mandatory: v.boolean(),
    recoveryCodesLeft: countSchema,
  }),
  passwordOrigin: v.nullable(passwordOriginSchema),
});

export const secondFactorDraftSchema: Schema<SecondFactorDraft> = v.object({
  secret: v.string(),
  address: v.string(),
});

export const recoveryCodesSchema: Schema<RecoveryCodes> = v.object({
  codes: v.array(v.string()),
});

/** What the browser keeps, sealed, while somebody signs in at the identity provider. */
export const singleSignOnAttemptSchema: Schema<{
  readonly state: string;
  readonly nonce: string;
  readonly codeVerifier: string;
  readonly begunAtMs: number;
}> = v.strictObject({
  state: v.string(),
  nonce: v.string(),
  codeVerifier: v.string(),
  begunAtMs: instantMsSchema,
});
