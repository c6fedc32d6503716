import type { PairingRequest } from '../../shared/api/pairing.ts';
import { pairingClaim } from '../../shared/record/pairing-claim.ts';
import { importVerifier } from '../../shared/record/signing-key.ts';
import { Problem } from '../http/problem.ts';

/** Throws the refusal unless whoever asks holds the private half of the key. */
export async function assertHoldsKey({
  algorithm,
  publicKey,
  proof,
}: PairingRequest): Promise<void> {
  const verify = await importVerifier({ algorithm, publicKey });
  const holds = verify !== undefined && (await verify(proof, pairingClaim(algorithm, publicKey)));
  if (!holds) throw new Problem('invalid-pairing-proof');
}
