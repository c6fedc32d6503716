import type { ButtonHTMLAttributes, JSX } from 'preact';

interface TapProps extends Omit<ButtonHTMLAttributes, 'type' | 'onClick'> {
  onTap(): void;
}

/** A target of the tap guard: it acts when the guard says so, or by a key. */
export function Tap({ onTap, ...attributes }: TapProps): JSX.Element {
  return <button type="button" data-tap onClick={onTap} {...attributes} />;
}
