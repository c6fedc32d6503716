/** Answer of the health endpoint; status 503 when not `ok`. */
export interface Health {
  readonly status: 'ok' | 'degraded';
  readonly version: string;
  readonly uptimeMs: number;
  readonly database: { readonly engine: 'sqlite' | 'postgres'; readonly writable: boolean };
  /** Free bytes of the data folder's disk; null on PostgreSQL. */
  readonly freeBytes: number | null;
  readonly nowMs: number;
}
