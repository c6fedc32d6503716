// node verify-audit-log.mjs FILE.csv: checks an exported audit log by its format alone (Node >= 18).
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import process from 'node:process';

const HASHED = [
  ...['Vị trí', 'Mã mục', 'Thời điểm (ms UTC)', 'Mã tài khoản', 'Hành động'],
  ...['Mã đơn vị (hệ thống)', 'Nội dung (JSON)', 'SHA-256 mục trước', 'SHA-256 mục này'],
];
const problems = [];
let last = { position: 0, hash: '0'.repeat(64) };
let entries = 0;
let gaps = 0;

// Fields between semicolons; one in quotes may hold anything, a quote itself doubled. Reading
// stops where the text has another form: what is behind must never pass as absent.
function readCsv(text) {
  const rows = [];
  let row = [];
  let read = 0;
  for (const [field, quoted, plain, end] of text.matchAll(
    /(?:"((?:[^"]|"")*)"|([^";\r\n]*))(;|\r?\n|$)/guy,
  )) {
    row.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    read += field.length;
    if (end === ';') continue;
    rows.push(row);
    row = [];
    if (end === '') break;
  }
  return { rows, rest: text.slice(read), line: text.slice(0, read).split('\n').length };
}

function check([position, id, at, account, action, unit, detail, prev, hash]) {
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
  entries += 1;
}

function checkFile(text) {
  const { rows, rest, line } = readCsv(text.replace(/^\uFEFF/u, ''));
  const [header = [], ...others] = rows;
  if (HASHED.some((name, column) => header[column] !== name)) {
    problems.push(
      'Dòng đầu không phải của tệp nhật ký đã xuất (UTF-8, dấu chấm phẩy): hãy xuất lại .csv từ trang Nhật ký.',
      'The first line is not that of an exported log (UTF-8, semicolons): export the .csv again.',
    );
    return;
  }
  for (const [index, row] of others.entries()) {
    if (row.length === header.length) check(row);
    else if (row.join('') !== '')
      problems.push(`row ${index + 2}: ${row.length} columns, expected ${header.length}`);
  }
  if (rest !== '') problems.push(`line ${line}: unreadable from here to the end of the file`);
  if (entries === 0) problems.push('Tệp không có mục nào. / The file has no entry.');
}

const [, , file] = process.argv;
if (file === undefined) {
  process.stderr.write('Cách dùng / Usage: node verify-audit-log.mjs NhatKy_….csv\n');
  process.exit(2);
}
try {
  checkFile(readFileSync(file, 'utf8'));
} catch (error) {
  problems.push(`Không đọc được tệp / The file cannot be read: ${file} (${error.code ?? error})`);
}
const total = { entries, notInFile: gaps, lastPosition: last.position, lastHash: last.hash };
const wrong = problems.slice(0, 50).map((text) => `WRONG: ${text}\n`);
const verdict = problems.length === 0 ? 'OK' : `NOT OK: ${problems.length} problems`;
process.stdout.write(`${JSON.stringify(total, null, 1)}\n${wrong.join('')}${verdict}\n`);
process.exitCode = problems.length === 0 ? 0 : 1;
