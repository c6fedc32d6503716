// node verify-proof.mjs FILE [PUBLISHED-ROOT]: checks a proof by its format alone (Node >= 18).
import { Buffer } from 'node:buffer';
import { createHash, createPublicKey, verify } from 'node:crypto';
import { createReadStream } from 'node:fs';
import process from 'node:process';
import { createInterface } from 'node:readline';
const [file, publishedRoot] = process.argv.slice(2);
const problems = [];
const demand = (holds, text) => holds || problems.push(text);
const sha = (...parts) => parts.reduce((hash, part) => hash.update(part), createHash('sha256'));
const digest = (label, bytes) => sha(`MOTCHAM1-${label}\0`, bytes).digest('base64url');
function keyOf({ algorithm, publicKey }) {
  const raw = Buffer.from(publicKey, 'base64url');
  const [x, y] = [raw.subarray(1, 33), raw.subarray(33)].map((part) => part.toString('base64url'));
  const ed = algorithm === 'Ed25519';
  const jwk = ed ? { kty: 'OKP', crv: 'Ed25519', x: publicKey } : { kty: 'EC', crv: 'P-256', x, y };
  const key = { key: createPublicKey({ key: jwk, format: 'jwk' }), dsaEncoding: 'ieee-p1363' };
  return (text, signature) =>
    verify(ed ? null : 'sha256', Buffer.from(text), key, Buffer.from(signature, 'base64url'));
}
// Root of a Merkle tree by one leaf and its siblings (RFC 9162, 2.1.3.2).
function rootBy({ leaf, index, path }, size) {
  let [hash, place, last] = [sha(Buffer.of(0), leaf).digest(), index, size - 1];
  for (const sibling of path.map((text) => Buffer.from(text, 'hex'))) {
    const isRight = place % 2 === 1 || place === last;
    hash = sha(Buffer.of(1), ...(isRight ? [sibling, hash] : [hash, sibling])).digest();
    while (isRight && place % 2 === 0 && place > 0) [place, last] = [place >> 1, last >> 1];
    [place, last] = [place >> 1, last >> 1];
  }
  return last === 0 && hash.toString('hex');
}
let [claim, chain, ...levels] = [null, null, 0, 0, 0, 0, 0, 0]; // levels[5]: ratings of level 5
const counted = new Map(); // id of a rating of the period: the level that counts
const total = { claims: 0, chains: 0, records: 0, missing: 0, aside: 0, annulled: 0, afterRoot: 0 };
function readClaim({ serverKey, text, signature }) {
  claim = { ...JSON.parse(text), serverKey };
  demand(keyOf(serverKey)(`MOTCHAM1-CLAIM\0${text}`, signature), 'claim: signature');
  demand(!publishedRoot || publishedRoot === claim.root?.root, 'root: not the published one');
}
function readChain(line) {
  const [kiosk, epoch, , , headSeq = 0, headHash] = JSON.parse(line.leaf ?? '[]');
  chain = { ...line, name: `chain ${line.kiosk}.${line.epoch}`, headSeq, headHash, seq: 0 };
  chain.hash = digest('EPOCH', `${line.kiosk}\0${line.epoch}\0${line.publicKey}`);
  chain.isSigned = keyOf(line);
  const isOwn = kiosk === line.kiosk && epoch === line.epoch;
  const isUnderRoot = isOwn && rootBy(line, claim.root.chains) === claim.root.root;
  demand(!line.leaf || isUnderRoot, `${chain.name}: not under the root`);
}
function readRecord({ bytes: text, signature, day, aside }) {
  const bytes = Buffer.from(text, 'base64url');
  const [record, hash] = [JSON.parse(bytes.toString('utf8')), digest('RECORD', bytes)];
  const { kiosk, epoch, seq, prev } = record;
  const [at, isFirst] = [`${chain.name} #${seq}`, chain.seq === 0];
  demand(chain.isSigned(`MOTCHAM1-SEAL\0${hash}`, signature), `${at}: signature`);
  demand(kiosk === chain.kiosk && epoch === chain.epoch && seq > chain.seq, `${at}: place`);
  demand(seq !== chain.seq + 1 || prev === chain.hash, `${at}: does not follow #${chain.seq}`);
  demand(!isFirst || seq === 1 || day < claim.firstDay, `${at}: starts inside the period`);
  demand(seq !== chain.headSeq || hash === chain.headHash, `${at}: not the head in the root`);
  if (!isFirst) total.missing += seq - chain.seq - 1;
  if (seq > chain.headSeq) total.afterRoot += 1;
  Object.assign(chain, { seq, hash });
  if (aside === 'annulled' && claim.firstDay <= day && day <= claim.lastDay) total.annulled += 1;
  if (aside !== undefined) total.aside += 1;
  else if (record.kind === 'rating') countRating(record, { at, day });
  else if (counted.has(record.body.rating)) amend(record.body);
}
// A rating is not older than the server's stamp that its kiosk had heard, and its clock since.
function countRating({ id, time: { anchor, monoMs }, body: { level } }, { at, day }) {
  demand(day !== undefined, `${at}: neither counted nor set aside`);
  const earliestMs = anchor ? anchor.serverMs + Math.max(0, monoMs - anchor.monoMs) * 0.9995 : 0;
  const earliestDay = new Date(earliestMs + 7 * 3_600_000).toISOString().slice(0, 10); // UTC+7
  demand(day >= earliestDay, `${at}: dated before its own evidence`);
  if (!(claim.firstDay <= day && day <= claim.lastDay)) return;
  demand(!counted.has(id), `${at}: counted twice`);
  counted.set(id, level);
}
const amend = ({ rating, level = counted.get(rating) }) => counted.set(rating, level);
const endChain = () => demand(!(chain?.seq < chain?.headSeq), `${chain?.name}: cut short`);
try {
  for await (const text of createInterface({ input: createReadStream(file) })) {
    const line = JSON.parse(text);
    if (line.type === 'chain') endChain();
    ({ claim: readClaim, chain: readChain, record: readRecord })[line.type](line);
    total[`${line.type}s`] += 1;
  }
  if (total.claims !== 1) throw new Error(`expected one claim, found ${total.claims}`);
  endChain();
  demand(total.chains === claim.chains, `${claim.chains} chains claimed, ${total.chains} found`);
  const { annulled = 0 } = claim;
  demand(total.annulled === annulled, `${annulled} annulled claimed, ${total.annulled} found`);
  for (const level of counted.values()) levels[level] += 1;
  for (const [level, said] of Object.entries(claim.levels))
    demand(said === levels[level], `level ${level}: claimed ${said}, found ${levels[level]}`);
} catch (error) {
  problems.push(file ? `unreadable: ${error.message}` : 'usage: verify-proof.mjs FILE [ROOT]');
}
const wrong = problems.slice(0, 50).map((text) => `WRONG: ${text}\n`);
const verdict = problems.length === 0 ? 'OK' : `NOT OK: ${problems.length} problems`;
process.stdout.write(`${JSON.stringify({ claim, total }, null, 1)}\n${wrong.join('')}${verdict}\n`);
process.exitCode = problems.length === 0 ? 0 : 1;
