/** How far an office has come on the way from an empty server to its first report. */
export interface FirstSteps {
  readonly units: number;
  readonly servicePoints: number;
  readonly counters: number;
  readonly officials: number;
  /** Duties that have not ended yet. */
  readonly duties: number;
  /** Targets in force today. */
  readonly targets: number;
  /** The server speaks HTTPS itself, or this call reached a proxy that does. */
  readonly https: boolean;
  /** Kiosks that are not revoked. */
  readonly kiosks: number;
  /** When the first rating arrived; null before it. */
  readonly firstRatingAtMs: number | null;
  /** When the newest copy of the data was verified; null before the first. */
  readonly backupAtMs: number | null;
  /** When a report was first exported; null before it. */
  readonly exportedAtMs: number | null;
}
