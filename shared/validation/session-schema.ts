import * as v from 'valibot';
import type { Office, Session, Setup, SetupState, SignIn } from '../api/session.ts';
import { CUT_OFF_DAYS } from '../domain/period.ts';
import { PERMISSIONS } from '../domain/role.ts';
import type { Schema } from './parse.ts';
import { codeSchema, nameSchema } from './primitives.ts';
import { localDaySchema, targetPresetSchema } from './target-schema.ts';

/** How an account is called: lower case, so that nobody signs in as a look-alike. */
export const loginSchema: Schema<string> = v.pipe(
  v.string(),
  v.trim(),
  v.toLowerCase(),
  v.regex(/^[a-z0-9][a-z0-9._@-]{1,63}$/u),
);

/** Any text may be a password; whether it is a good one is judged where accounts are made. */
export const passwordSchema = v.pipe(v.string(), v.minLength(1), v.maxLength(256));

const cutOffDaySchema = v.picklist(CUT_OFF_DAYS);

/** What the first run enters once. */
export const setupSchema: Schema<Setup> = v.strictObject({
  setupCode: v.pipe(v.string(), v.maxLength(32)),
  login: loginSchema,
  displayName: nameSchema,
  password: passwordSchema,
  officeName: nameSchema,
  cutOffDay: cutOffDaySchema,
  targetPreset: v.nullable(codeSchema),
});

export const setupStateSchema: Schema<SetupState> = v.strictObject({
  open: v.boolean(),
  presets: v.array(targetPresetSchema),
});

/** A wrong name is answered as a wrong password is, so its form is not judged here. */
export const signInSchema: Schema<SignIn> = v.strictObject({
  login: v.pipe(v.string(), v.maxLength(256)),
  password: v.pipe(v.string(), v.maxLength(256)),
});

const officeSchema: Schema<Office> = v.object({
  name: v.string(),
  cutOffDay: cutOffDaySchema,
  cutOffDays: v.array(v.object({ validFrom: localDaySchema, cutOffDay: cutOffDaySchema })),
  sample: v.boolean(),
});

export const sessionSchema: Schema<Session> = v.object({
  displayName: v.string(),
  login: v.string(),
  may: v.array(v.picklist(PERMISSIONS)),
  mayEverywhere: v.array(v.picklist(PERMISSIONS)),
  office: officeSchema,
  waitsFor: v.exactOptional(v.picklist(['second-factor', 'enrolment'])),
});
