/** A stretch of time, both ends inside. UTC ms. */
export interface Stretch {
  readonly fromMs: number;
  readonly toMs: number;
}
