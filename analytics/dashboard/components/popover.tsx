import type { ComponentChildren } from 'preact';
import { useCallback, useEffect, useId, useLayoutEffect, useRef, useState } from 'preact/hooks';

export interface PopoverState {
  readonly open: boolean;
  readonly toggle: () => void;
  /** Closes; focus goes back to the button unless it has gone elsewhere by itself. */
  readonly close: () => void;
}

/**
 * A panel under a button: Escape and a press outside close it. `frame` goes on the element that
 * holds both, `button` on the button.
 */
export function usePopover() {
  const [open, setOpen] = useState(false);
  const frame = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const close = useCallback(() => {
    setOpen(false);
    button.current?.focus();
  }, []);
  // Before the panel is painted: a key that is pressed at once must not be missed.
  useLayoutEffect(() => {
    if (!open) return undefined;
    const onFocus = ({ target }: Event) => {
      if (!(target instanceof Node) || frame.current === null) return;
      // A press on plain text focuses what holds the frame: nobody has left it.
      if (!frame.current.contains(target) && !target.contains(frame.current)) setOpen(false);
    };
    const onPointer = ({ target }: Event) => {
      if (target instanceof Node && frame.current?.contains(target) === false) setOpen(false);
    };
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape') close();
    };
    document.addEventListener('pointerdown', onPointer);
    document.addEventListener('keydown', onKey);
    document.addEventListener('focusin', onFocus);
    return () => {
      document.removeEventListener('pointerdown', onPointer);
      document.removeEventListener('keydown', onKey);
      document.removeEventListener('focusin', onFocus);
    };
  }, [open, close]);
  const state: PopoverState = { open, toggle: () => setOpen(!open), close };
  return { ...state, frame, button };
}

type DialogProps = Readonly<{
  title: string;
  /** Undefined: what is shown comes once only, and nothing but a button inside puts it away. */
  onClose: (() => void) | undefined;
  children: ComponentChildren;
}>;

/** A modal question. The browser's own dialog keeps focus inside and gives it back. */
export function Dialog({ title, onClose, children }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  // A question may open over another one.
  const titleId = useId();
  useEffect(() => {
    const before = document.activeElement;
    dialog.current?.showModal();
    return () => {
      // A dialog that is taken away does not give the focus back by itself; while it stands,
      // nothing outside of it can have any.
      queueMicrotask(() => {
        if (before instanceof HTMLElement && before.isConnected) before.focus();
      });
    };
  }, []);
  return (
    <dialog
      ref={dialog}
      class="dialog"
      aria-labelledby={titleId}
      closedby={onClose === undefined ? 'none' : 'closerequest'}
      // A browser that does not know `closedby` asks only once whether it may close: a second
      // Escape does it unasked, and what was shown comes back a moment later.
      onCancel={(event) => {
        if (onClose === undefined) event.preventDefault();
      }}
      onClose={onClose ?? (() => dialog.current?.showModal())}
    >
      <h2 id={titleId}>{title}</h2>
      {children}
    </dialog>
  );
}
