/** The two clocks of a page. Durations are measured on one, the roster is read by the other. */
export interface Clock {
  /** Monotonic milliseconds; only differences mean anything. */
  monoMs(): number;
  /** The tablet's own clock, UTC ms. */
  wallMs(): number;
}
