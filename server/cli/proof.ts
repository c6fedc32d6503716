import { EXIT } from '../exit-codes.ts';
import { WHOLE_SCOPE } from '../store/scope.ts';
import { loadServerKey } from '../server-key.ts';
import type { ProofFailure } from '../verify/proof.ts';
import { writeProof } from '../verify/write-proof.ts';
import { complain, tell, type Console, type JsonOption } from './console.ts';
import { atNamedPlace } from './named-place.ts';
import { withStoredData } from './with-store.ts';

export interface ProofOptions extends JsonOption {
  readonly unit: string;
  readonly period: string;
  readonly out: string;
}

/** Writes the proof of the figures of a unit and a period; answers the exit code. */
export async function runProof(options: ProofOptions, console: Console): Promise<number> {
  return withStoredData(console, async (_store, config) => {
    const serverKey = await loadServerKey(config.dataDir);
    const query = {
      scope: WHOLE_SCOPE,
      unitCode: options.unit,
      periodKey: options.period,
      nowMs: Date.now(),
    };
    const place = { location: config.database, serverKey, path: options.out };
    const named = { path: options.out, by: '--out' };
    const done = await atNamedPlace(named, () => writeProof(place, query));
    if (!done.ok) return complain(console, done.error);
    const written = done.value;
    if (!written.ok) return explain(written.error, options, console);
    const text = {
      vi: `✔ Đã ghi tệp chứng thực: ${options.out}\n  Kiểm tra: node docs/verify-proof.mjs ${asWord(options.out)}`,
      en: `✔ Proof written: ${options.out}\n  To check it: node docs/verify-proof.mjs ${asWord(options.out)}`,
    };
    tell(console, { json: options.json, result: { path: options.out }, text });
    return 0;
  });
}

/** A path as one word of a command that a person copies into a shell. */
export const asWord = (path: string): string =>
  /^[\w./\\:-]+$/u.test(path) ? path : `"${path.replaceAll(/["$`]/gu, '\\$&')}"`;

function explain({ code }: ProofFailure, options: ProofOptions, console: Console): number {
  const message =
    code === 'unknown-unit'
      ? {
          vi: `Không có đơn vị mang mã ${options.unit} trong kỳ này.`,
          en: `No unit has the code ${options.unit} in that period.`,
        }
      : {
          vi: `Kỳ phải có dạng 2026-11, 2026-Q4, 2026-H1, 2026-9M hoặc 2026, nhận được: ${options.period}.`,
          en: `The period must look like 2026-11, 2026-Q4, 2026-H1, 2026-9M or 2026, got: ${options.period}.`,
        };
  return complain(console, message, EXIT.invalid);
}
