const STEPS: Readonly<Record<string, number>> = {
  ArrowRight: 1,
  ArrowDown: 1,
  ArrowLeft: -1,
  ArrowUp: -1,
};

interface ArrowPress {
  readonly key: string;
  readonly currentTarget: HTMLElement;
  preventDefault(): void;
}

/** Roving focus: arrows go round the group's members; nothing is chosen by moving. */
export function moveFocus(event: ArrowPress, members: string): void {
  const step = STEPS[event.key];
  if (step === undefined) return;
  const all = [...event.currentTarget.querySelectorAll<HTMLElement>(members)];
  const at = all.findIndex((member) => member === document.activeElement);
  const next = all[(Math.max(at, 0) + step + all.length) % all.length];
  event.preventDefault();
  next?.focus();
}
