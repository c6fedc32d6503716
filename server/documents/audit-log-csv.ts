import { stringify } from 'csv-stringify/sync';
import { formatInstant } from '../../analytics/reports/format.ts';
import { AUDIT_ACTIONS } from '../../shared/api/audit-actions.ts';
import { utf8 } from '../../shared/record/bytes.ts';
import type { NamedEntry } from '../store/audit-pages.ts';
import { csvText } from './csv-text.ts';

/**
 * The first eight columns are what the hash in the ninth is made of; docs/nhat-ky.md says how. None
 * of them ever begins like a formula, so that their text stays exact.
 */
const HEADINGS = [
  ...[
    'Vị trí',
    'Mã mục',
    'Thời điểm (ms UTC)',
    'Mã tài khoản',
    'Hành động',
    'Mã đơn vị (hệ thống)',
  ],
  ...['Nội dung (JSON)', 'SHA-256 mục trước', 'SHA-256 mục này'],
  ...['Giờ Việt Nam', 'Tên đăng nhập', 'Người thực hiện', 'Việc', 'Mã đơn vị', 'Đơn vị'],
];

/** The log as a file: UTF-8 with a byte order mark, semicolons, page by page. */
export async function* auditLogCsv(
  pages: AsyncIterable<readonly NamedEntry[]>,
): AsyncGenerator<Uint8Array> {
  yield utf8(stringify([HEADINGS], { ...FORM, bom: true }));
  for await (const page of pages) yield utf8(stringify(page.map(lineOf), FORM));
}

const FORM = { delimiter: ';', record_delimiter: 'windows' } as const;

function lineOf(entry: NamedEntry): string[] {
  const { position, at_ms: atMs, action } = entry;
  return [
    ...[String(position), entry.id, String(atMs), entry.account_id ?? '', action],
    ...[entry.unit_id ?? '', entry.detail, entry.prev, entry.hash],
    formatInstant(atMs),
    csvText(entry.login ?? ''),
    csvText(entry.display_name ?? ''),
    AUDIT_ACTIONS[action]?.vi ?? action,
    csvText(entry.unit_code ?? ''),
    csvText(entry.unit_name ?? ''),
  ];
}
