import { open } from 'node:fs/promises';
import { ok, type Result } from '../../shared/result.ts';
import type { ServerKey } from '../server-key.ts';
import type { StoreLocation } from '../store/open-store.ts';
import { inSnapshot } from '../store/snapshot.ts';
import { proofOf, type ProofFailure, type ProofQuery } from './proof.ts';

export interface ProofFile {
  readonly location: StoreLocation;
  readonly serverKey: ServerKey;
  readonly path: string;
}

/** Writes a proof into a file, readable by its owner only, as of one moment of the store. */
export function writeProof(
  { location, serverKey, path }: ProofFile,
  query: ProofQuery,
): Promise<Result<undefined, ProofFailure>> {
  return inSnapshot(location, async (db) => {
    const proof = await proofOf(db, serverKey, query);
    if (!proof.ok) return proof;
    const file = await open(path, 'w', 0o600);
    try {
      await file.writeFile(proof.value.lines);
    } finally {
      await file.close();
    }
    return ok(undefined);
  });
}
