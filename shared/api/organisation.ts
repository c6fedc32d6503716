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
  readonly persisted: boolean | null;
  readonly build: string | null;
}

export interface Kiosks {
  readonly kiosks: readonly KioskSummary[];
  readonly nowMs: number;
}
