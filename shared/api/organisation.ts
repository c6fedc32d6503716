import type { Battery } from '../domain/battery.ts';
import type { UnitKind } from '../domain/unit.ts';

/** A unit with all below it, as the tree of the dashboard shows it today. */
export interface UnitNode {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly kind: UnitKind;
  readonly servicePoints: readonly ServicePointNode[];
  readonly children: readonly UnitNode[];
}

export interface ServicePointNode {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly counters: readonly CounterNode[];
}

export interface CounterNode {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly fieldCode: string | null;
  readonly fieldName: string | null;
}

/** The units that stand at the top, each with its descendants. */
export interface UnitTree {
  readonly roots: readonly UnitNode[];
}

/**
 * What somebody has to look at. `fork`: two histories under one number since the last look.
 * `chain-break`: a record that does not follow the one before it. `quarantine-age`: records wait
 * for more than seven days to be counted. `missing`: numbers were given out to records that are
 * gone. `silent`: no contact for two of today's opening hours. `battery-low`: under 20 % and not
 * charging when it was last heard.
 */
export const KIOSK_ALARMS = [
  'fork',
  'chain-break',
  'quarantine-age',
  'missing',
  'silent',
  'battery-low',
] as const;
export type KioskAlarm = (typeof KIOSK_ALARMS)[number];

export interface KioskSummary {
  readonly id: string;
  readonly name: string;
  readonly status: 'active' | 'suspended' | 'revoked';
  readonly unit: { readonly code: string; readonly name: string };
  readonly counter: { readonly id: string; readonly code: string; readonly name: string };
  readonly questionnaire: string;
  readonly pairedAtMs: number;
  readonly lastSeenAtMs: number | null;
  readonly pending: number | null;
  readonly storedRecords: number;
  /** Records of all its enrolments that are gone as far as is known now. */
  readonly missingRecords: number;
  /** Of today's opening hours until now; null where no contact was expected or kept. */
  readonly silentMinutesToday: number | null;
  readonly persisted: boolean | null;
  readonly build: string | null;
  /** Since when it tells of this build; null when that is not known. */
  readonly buildSinceMs: number | null;
  /** When the oldest record that waits on the device was written, by the server's clock. */
  readonly oldestPendingAtMs: number | null;
  /** The tablet's clock less the server's, at the last contact. */
  readonly clockSkewMs: number | null;
  /** Where the device keeps its records; one of the two only when the other fails. */
  readonly storageMode: string | null;
  /** Enrolment that is in use; 1 until the device was enrolled again. */
  readonly epoch: number;
  /** Has a PIN been set, by which staff change the official on duty at the kiosk? */
  readonly hasPin: boolean;
  /** At the last contact; null where the browser does not say. */
  readonly battery: Battery | null;
  readonly alarms: readonly KioskAlarm[];
}

/** Why the standing of a kiosk is changed; kept in the audit log. */
export interface KioskDecision {
  readonly reason: string;
}

export interface Kiosks {
  readonly kiosks: readonly KioskSummary[];
  /** Build that the server hands out to kiosks. */
  readonly serverBuild: string;
  readonly nowMs: number;
}
