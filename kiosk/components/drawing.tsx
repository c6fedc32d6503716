import type { JSX } from 'preact';
import type { Level } from '../../shared/domain/level.ts';
import drawings from '../drawings.svg?url';

type DrawingName =
  | `face-${Level}`
  | 'emblem'
  | 'text'
  | 'check'
  | 'undo'
  | 'lock'
  | 'offline'
  | 'pause'
  | 'windows'
  | 'phone'
  | 'counter'
  | 'alert';

interface DrawingProps {
  readonly name: DrawingName;
  readonly class?: string;
}

/** A drawing of `drawings.svg`; hidden from assistive tools, for words always stand beside it. */
export function Drawing({ name, class: look = 'icon' }: DrawingProps): JSX.Element {
  return (
    <svg class={look} aria-hidden="true" focusable="false">
      <use href={`${drawings}#${name}`} />
    </svg>
  );
}
