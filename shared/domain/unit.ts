import type { Validity } from './validity.ts';

/**
 * What a unit is: a data value, never a level in code. 'district' exists until 30/6/2025 and stays
 * for the periods before; 'centre' is a provincial public administration service centre.
 */
export const UNIT_KINDS = [
  'province',
  'department',
  'central-agency',
  'district',
  'commune',
  'public-service-unit',
  'centre',
] as const;

export type UnitKind = (typeof UNIT_KINDS)[number];

/**
 * An organisation under one name for one stretch of days (`isValidOn`). `code` is its administrative
 * code, which after a merger may mean another unit: `id` identifies, `code` does not.
 */
export type Unit = Validity &
  Readonly<{
    id: string;
    code: string;
    name: string;
    kind: UnitKind;
  }>;
