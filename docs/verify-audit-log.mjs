// node verify-audit-log.mjs FILE.csv: checks an exported audit log by its format alone (Node >= 18).
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import process from 'node:process';

// Fields between semicolons; one in quotes may hold anything, a quote itself doubled.
function readCsv(text) {
  const rows = [[]];
  for (const [, quoted, plain, end] of text.matchAll(
    /(?:"((?:[^"]|"")*)"|([^";\r\n]*))(;|\r\n|$)/gu,
  )) {
    rows.at(-1).push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    if (end === '\r\n') rows.push([]);
  }
  return rows.filter((row) => row.length > 1);
}

const [, ...lines] = readCsv(readFileSync(process.argv[2], 'utf8').replace(/^\uFEFF/u, ''));
const problems = [];
let last = { position: 0, hash: '0'.repeat(64) };
let gaps = 0;
for (const [position, id, at, account, action, unit, detail, prev, hash] of lines) {
  const place = Number(position);
  const entry = [place, id, Number(at), account || null, action, unit || null, detail, prev];
  const own = createHash('sha256')
    .update(`MOTCHAM1-AUDIT\0${JSON.stringify(entry)}`)
    .digest('hex');
  if (own !== hash) problems.push(`entry ${position}: altered`);
  if (place <= last.position) problems.push(`entry ${position}: out of order`);
  else if (place > last.position + 1) gaps += place - last.position - 1;
  else if (prev !== last.hash) problems.push(`entry ${position}: does not follow ${last.position}`);
  last = { position: place, hash };
}
const total = {
  entries: lines.length,
  notInFile: gaps,
  lastPosition: last.position,
  lastHash: last.hash,
};
const wrong = problems.slice(0, 50).map((text) => `WRONG: ${text}\n`);
const verdict = problems.length === 0 ? 'OK' : `NOT OK: ${problems.length} problems`;
process.stdout.write(`${JSON.stringify(total, null, 1)}\n${wrong.join('')}${verdict}\n`);
process.exitCode = problems.length === 0 ? 0 : 1;
