import * as v from 'valibot';
import {
  LONGEST_KIOSK_NAME,
  type KioskMove,
  type KioskPinChange,
  type KioskPlacement,
  type KioskRenaming,
} from '../api/kiosk-place.ts';
import { isGoodPin } from '../record/staff-pin.ts';
import type { Schema } from './parse.ts';
import { idSchema, instantMsSchema, nameSchema } from './primitives.ts';
import { localDaySchema } from './target-schema.ts';

const kioskNameSchema: Schema<string> = v.pipe(nameSchema, v.maxLength(LONGEST_KIOSK_NAME));

export const kioskRenamingSchema: Schema<KioskRenaming> = v.strictObject({ name: kioskNameSchema });

export const kioskMoveSchema: Schema<KioskMove> = v.strictObject({ counterId: idSchema });

export const kioskPinChangeSchema: Schema<KioskPinChange> = v.strictObject({
  // The message never names what came: it would be a PIN.
  pin: v.nullable(
    v.pipe(
      v.string('Expected six digits.'),
      v.check(isGoodPin, 'Expected six digits, not one repeated and not counted up or down.'),
    ),
  ),
});

export const kioskPlacementSchema: Schema<KioskPlacement> = v.object({
  atMs: instantMsSchema,
  day: localDaySchema,
  kioskName: v.string(),
  fromCounter: v.string(),
  toCounter: v.string(),
});
