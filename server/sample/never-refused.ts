import type { Result } from '../../shared/result.ts';
import type { Refusal } from '../ingest/refusal.ts';

/** What the ingest answered. Throws a refusal: the sample's kiosks do nothing wrong. */
export function neverRefused<Value>(result: Result<Value, Refusal>): Value {
  if (result.ok) return result.value;
  throw new Error(`A simulated kiosk was refused: ${JSON.stringify(result.error)}`);
}
