import * as v from 'valibot';
import {
  LONGEST_KIOSK_NAME,
  type KioskMove,
  type KioskPlacement,
  type KioskRenaming,
} from '../api/kiosk-place.ts';
import type { Schema } from './parse.ts';
import { idSchema, instantMsSchema, nameSchema } from './primitives.ts';
import { localDaySchema } from './target-schema.ts';

const kioskNameSchema: Schema<string> = v.pipe(nameSchema, v.maxLength(LONGEST_KIOSK_NAME));

export const kioskRenamingSchema: Schema<KioskRenaming> = v.strictObject({ name: kioskNameSchema });

export const kioskMoveSchema: Schema<KioskMove> = v.strictObject({ counterId: idSchema });

export const kioskPlacementSchema: Schema<KioskPlacement> = v.object({
  atMs: instantMsSchema,
  day: localDaySchema,
  kioskName: v.string(),
  fromCounter: v.string(),
  toCounter: v.string(),
});
