import { recordClaim } from '../../shared/record/seal.ts';
import type { Verifier } from '../../shared/record/signing-key.ts';
import type { ListedChain } from './listed-chain.ts';
import { openRow } from './open-row.ts';
import type { VerifyContext } from './verify-context.ts';

/** Names every second record of a seat; answers how many there are. */
export async function verifyForks(
  { reads, findings, pageSize, withSignatures }: VerifyContext,
  { chain }: ListedChain,
  verify: Verifier | undefined,
): Promise<number> {
  const { unit_id: unitId, kiosk_id: kioskId, epoch } = chain;
  let after = { seq: 0, hash: '' };
  for (let forks = 0; ;) {
    const rows = await reads.forks(chain, after, pageSize);
    for (const row of rows) {
      const { hash, contradicted } = openRow(row);
      const place = { unitId, kioskId, epoch, seq: row.seq };
      findings.add('fork', `also ${row.hash}`, place);
      const isForged =
        withSignatures && (await verify?.(row.signature, recordClaim(hash))) === false;
      const wrong = [...contradicted, ...(isForged ? ['signature'] : [])];
      if (wrong.length > 0) findings.add('altered-record', `fork: ${wrong.join(', ')}`, place);
    }
    forks += rows.length;
    const last = rows.at(-1);
    if (last === undefined || rows.length < pageSize) return forks;
    after = { seq: last.seq, hash: last.hash };
  }
}
