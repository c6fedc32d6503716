/** An act on what the office holds: whose it is, when it is done, and the ids that it needs. */
export interface ActContext {
  /** UTC. */
  readonly atMs: number;
  /** A new UUIDv7. */
  readonly newId: () => string;
  /** Null for the console, and for what a kiosk delivered. */
  readonly accountId: string | null;
}
