/** Limits of a deliberate tap (times in ms, distances in CSS px). */
export const TAP_LIMITS = {
  contactMs: 2_000,
  movementPx: 24,
  settleMs: 350,
  contactWidthPx: 60,
  /** A pointer that a faulty panel never lifts is forgotten, or no touch would count again. */
  forgottenMs: 10_000,
} as const;

/** One contact with the screen; `target` is whatever lay under it, null for nothing. */
export interface PointerMoment {
  readonly kind: 'down' | 'move' | 'up' | 'cancel';
  readonly pointerId: number;
  readonly monoMs: number;
  readonly x: number;
  readonly y: number;
  /** Width of the contact as the panel reports it; 1 for a mouse. */
  readonly width: number;
  /** As in a pointer event: 0 is a touch, or the primary button of a mouse. */
  readonly button: number;
  readonly target: unknown;
}

interface Contact {
  readonly startedMs: number;
  readonly x: number;
  readonly y: number;
  readonly target: unknown;
  readonly isSpoilt: boolean;
}

/** Contacts that are down now, by pointer id, and when the screen last changed. */
export interface TapGuard {
  readonly screenChangedMs: number;
  readonly contacts: ReadonlyMap<number, Contact>;
}

/** `tap`: act on the target. `refused`: a touch on a target that was no deliberate tap. */
export type TapVerdict = 'tap' | 'refused' | 'none';

export function openTapGuard(screenChangedMs: number): TapGuard {
  return { screenChangedMs, contacts: new Map() };
}

/** Call when another screen appears: what is touched before the eye can follow is no answer. */
export function guardNewScreen(guard: TapGuard, screenChangedMs: number): TapGuard {
  return { ...guard, screenChangedMs };
}

/** Whether a key or an assistive tool may act now; a held key must not rush through screens. */
export function mayActByKey(guard: TapGuard, monoMs: number): boolean {
  return monoMs - guard.screenChangedMs >= TAP_LIMITS.settleMs;
}

/**
 * One moment of one pointer. A tap counts at its end, inside the target it began on, alone on the
 * screen from beginning to end.
 */
export function guardTap(
  guard: TapGuard,
  moment: PointerMoment,
): { readonly guard: TapGuard; readonly verdict: TapVerdict } {
  const contacts = new Map(guard.contacts);
  for (const [id, { startedMs }] of contacts) {
    if (moment.monoMs - startedMs > TAP_LIMITS.forgottenMs) contacts.delete(id);
  }
  const contact = contacts.get(moment.pointerId);
  let verdict: TapVerdict = 'none';
  if (moment.kind === 'down') {
    if (contacts.size > 0) spoilAll(contacts);
    contacts.set(moment.pointerId, begin(moment, contacts.size > 0));
  } else if (contact !== undefined) {
    const followed = { ...contact, isSpoilt: contact.isSpoilt || isTooMuch(contact, moment) };
    if (moment.kind === 'move') {
      contacts.set(moment.pointerId, followed);
    } else {
      contacts.delete(moment.pointerId);
      verdict = judge(guard, followed, moment);
    }
  }
  return { guard: { ...guard, contacts }, verdict };
}

function begin(moment: PointerMoment, isSecond: boolean): Contact {
  const isPalm = moment.width > TAP_LIMITS.contactWidthPx;
  const isPrimary = moment.button === 0;
  return {
    startedMs: moment.monoMs,
    x: moment.x,
    y: moment.y,
    target: moment.target,
    isSpoilt: isPalm || isSecond || !isPrimary,
  };
}

function spoilAll(contacts: Map<number, Contact>): void {
  for (const [id, contact] of contacts) contacts.set(id, { ...contact, isSpoilt: true });
}

function isTooMuch(contact: Contact, moment: PointerMoment): boolean {
  const movedPx = Math.hypot(moment.x - contact.x, moment.y - contact.y);
  return movedPx > TAP_LIMITS.movementPx || moment.width > TAP_LIMITS.contactWidthPx;
}

function judge(guard: TapGuard, contact: Contact, moment: PointerMoment): TapVerdict {
  if (contact.target === null) return 'none';
  if (moment.kind === 'cancel' || contact.isSpoilt) return 'refused';
  // Also refuses a touch that began on the screen before this one.
  if (contact.startedMs - guard.screenChangedMs < TAP_LIMITS.settleMs) return 'refused';
  if (moment.monoMs - contact.startedMs > TAP_LIMITS.contactMs) return 'refused';
  return moment.target === contact.target ? 'tap' : 'refused';
}
