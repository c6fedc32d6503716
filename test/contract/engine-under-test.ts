import type { Store } from '../../server/store/open-store.ts';

/** One engine, as the contract needs it. */
export interface EngineUnderTest {
  readonly name: string;
  /** An empty database, and how to open it once more. */
  readonly fresh: () => Promise<{ readonly open: () => Promise<Store> }>;
  /** The settings on which durability hangs, as an open store has them, and as they must be. */
  readonly durabilityOf: (store: Store) => Promise<string[]>;
  readonly durable: readonly string[];
}
