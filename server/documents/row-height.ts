const LINE_POINTS = 16;
const PADDING_POINTS = 4;
/** Of a word that does not fit, the rest of the line stays empty. */
const LOST_AT_BREAKS = 1.15;

export interface WrappedText {
  readonly text: string;
  /** In characters. */
  readonly width: number;
}

/**
 * Height in points of a row at 12 pt that shows all of its wrapped texts. Programs disagree on
 * whether they work it out themselves when a file leaves it open.
 */
export function rowHeight(texts: readonly WrappedText[]): number {
  const lines = texts.map(({ text, width }) =>
    text.length <= width ? 1 : Math.ceil((text.length * LOST_AT_BREAKS) / width),
  );
  return Math.max(1, ...lines) * LINE_POINTS + PADDING_POINTS;
}
