import type { HistoryUnit } from '../../shared/api/organisation-history.ts';
import type { SuccessionRequest, Successor } from '../../shared/api/successions.ts';
import { parseLocalDay } from '../../shared/domain/local-day.ts';
import type { SuccessionKind } from '../../shared/domain/succession.ts';

/** What is typed of a unit that begins. */
export type PartDraft = Readonly<{ name: string; code: string }>;

export interface SuccessionDraft {
  readonly onDay: string;
  readonly legalBasis: string;
  /** Units that end beside the chosen one. */
  readonly others: readonly string[];
  /** Id of the unit that the others join; empty for a new one. */
  readonly into: string;
  readonly parts: readonly PartDraft[];
}

/** How the form of a kind begins. */
export function emptyDraft(kind: SuccessionKind, unit: HistoryUnit): SuccessionDraft {
  const part = { name: '', code: '' };
  const parts = { merge: [part], split: [part, part], rename: [{ ...part, code: unit.code }] };
  return {
    ...{ onDay: '', legalBasis: '', others: [], into: '' },
    parts: kind === 'dissolve' ? [] : parts[kind],
  };
}

/** The request that a draft asks for; null while something is missing. */
export function successionOf(
  kind: SuccessionKind,
  unit: HistoryUnit,
  draft: SuccessionDraft,
): SuccessionRequest | null {
  const onDay = parseLocalDay(draft.onDay);
  const legalBasis = draft.legalBasis.trim();
  if (onDay === undefined || legalBasis.length < 3) return null;
  const begun = draft.parts.map(({ name, code }): Successor => ({
    ...{ is: 'new', name: name.trim(), code: code.trim(), kind: unit.kind, share: null },
    parentId: unit.parentId,
  }));
  const joined: Successor = { is: 'existing', unitId: draft.into, share: null };
  const successors = kind === 'merge' && draft.into !== '' ? [joined] : begun;
  const named = successors.every((one) => one.is === 'existing' || (one.name && one.code));
  if (!named) return null;
  const others = kind === 'merge' ? draft.others : [];
  return { kind, onDay, legalBasis, predecessorIds: [unit.id, ...others], successors };
}
