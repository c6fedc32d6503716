import * as v from 'valibot';
import type { Level } from '../domain/level.ts';
import { LANGUAGES } from '../domain/language.ts';
import { ALGORITHMS } from '../record/signing-key.ts';

/** Ids are UUIDs or short codes made by us; never free text. */
export const idSchema = v.pipe(v.string(), v.regex(/^[\w-]{1,64}$/u));

/** Codes of units, fields, reasons, questionnaires: letters, digits, dot, dash, underscore. */
export const codeSchema = v.pipe(v.string(), v.regex(/^[\p{L}\p{N}][\p{L}\p{N}._-]{0,63}$/u));

export const hashSchema = v.pipe(v.string(), v.regex(/^[\w-]{43}$/u));
export const base64urlSchema = v.pipe(v.string(), v.regex(/^[\w-]*$/u));
export const levelSchema = v.picklist([1, 2, 3, 4, 5] satisfies Level[]);
export const languageSchema = v.picklist(LANGUAGES);
export const algorithmSchema = v.picklist(ALGORITHMS);

/** A whole number from 0 up to what a double holds exactly. */
export const countSchema = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

/** An instant, UTC ms. A tablet with a broken clock may send any finite one. */
export const instantMsSchema = v.pipe(v.number(), v.finite());

/** A short text for people, without control characters. */
export const nameSchema = v.pipe(
  v.string(),
  v.trim(),
  v.normalize('NFC'),
  v.minLength(1),
  v.maxLength(200),
  v.regex(/^\P{Cc}*$/u),
);

/** A list with at least one member. Valibot's own tuple for this weighs more than a list. */
export const atLeastOne = <Value>(
  member: v.GenericSchema<unknown, Value>,
): v.GenericSchema<unknown, [Value, ...Value[]]> =>
  // The type cannot follow what the length has proved.
  v.pipe(v.array(member), v.minLength(1)) as unknown as v.GenericSchema<
    unknown,
    [Value, ...Value[]]
  >;
