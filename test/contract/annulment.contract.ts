import { annulmentCountsContract } from './annulment-counts.contract.ts';
import { annulmentDecisionsContract } from './annulment-decisions.contract.ts';
import { annulmentListContract } from './annulment-list.contract.ts';
import { annulmentVerifiedContract } from './annulment-verified.contract.ts';
import type { EngineUnderTest } from './engine-under-test.ts';
import { sharedHandsContract } from './shared-hands.contract.ts';

/** All that holds of annulments, whichever engine they run on. */
export function annulmentContract(engine: Pick<EngineUnderTest, 'name' | 'fresh'>): void {
  annulmentCountsContract(engine);
  annulmentDecisionsContract(engine);
  annulmentListContract(engine);
  annulmentVerifiedContract(engine);
  sharedHandsContract(engine);
}
