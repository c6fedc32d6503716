import { describe, expect, it } from 'vitest';
import { detailLines, type DetailReader } from '../../../analytics/dashboard/audit-detail.ts';
import { auditWording } from '../../../analytics/dashboard/i18n/audit-wording.ts';
import type { AuditLogEntry } from '../../../shared/api/audit-log.ts';

const READER: DetailReader = {
  language: 'vi',
  words: auditWording.vi.detail,
  names: { 'kiosk-3': 'Máy 3', 'counter-1': 'Quầy 1', 'counter-2': 'Quầy 2' },
  cutOffDay: 15,
};

const HASH = 'ab'.repeat(32);

const entry = (detail: AuditLogEntry['detail']): AuditLogEntry => ({
  ...{ position: 1, id: 'id', atMs: 0, account: null, action: 'test.act', detail },
  ...{ unit: { code: '219', name: 'Huyện Lục Nam' }, prev: HASH, hash: HASH },
});

describe('what an entry of the audit log says', () => {
  it.each<[string, AuditLogEntry['detail'], object[]]>([
    ['nothing', {}, []],
    ['a number', { rows: 1_284 }, [{ label: 'Số dòng', text: '1.284' }]],
    ['an instant', { takenAtMs: 0 }, [{ label: 'Chụp lúc', text: '07:00 01/01/1970' }]],
    ['a day', { localDay: '2026-11-05' }, [{ label: 'Ngày', text: '05/11/2026' }]],
    ['a period', { period: '2026-Q4' }, [{ label: 'Kỳ', text: 'Quý IV/2026' }]],
    ['a period that is none', { period: 'x' }, [{ label: 'Kỳ', text: 'x' }]],
    ['yes', { sealed: true }, [{ label: 'Chữ ký của tệp đúng', text: 'có' }]],
    ['a digest', { sha256: HASH }, [{ label: 'SHA-256', text: 'abababababab…', whole: HASH }]],
    ['an action', { action: 'root.write' }, [{ label: 'Việc', text: 'Ghi mã gốc hằng ngày' }]],
    ['the name of an id', { kiosk: 'kiosk-3' }, [{ label: 'Máy', text: 'Máy 3' }]],
    [
      'a kiosk with its name once',
      { kiosk: 'kiosk-3', name: 'Máy 3' },
      [{ label: 'Máy', text: 'Máy 3' }],
    ],
    ['what is not there', { login: null }, [{ label: 'Tên đăng nhập', text: '–' }]],
    [
      'counts of a list',
      { units: { added: 2, changed: 0 } },
      [{ label: 'Đơn vị', text: 'thêm 2, đổi 0' }],
    ],
    [
      'a list',
      { seats: [{ epoch: 1, seq: 7 }] },
      [{ label: 'Vị trí', text: 'Lần ghi danh 1, số 7' }],
    ],
    [
      'a duration, in seconds, of a setting by its name',
      { setting: 'visit-timings', before: { idleMs: 30_000 }, after: { idleMs: 45_500 } },
      [
        {
          label: 'Chờ trước khi hỏi còn ở đó không (chữ to: thêm một nửa)',
          before: '30,0 s',
          text: '45,5 s',
        },
        { label: 'Thiết lập', text: 'Thời gian các màn hình đánh giá' },
      ],
    ],
    ['what has no name yet', { colour: 'xanh' }, [{ label: 'colour', text: 'xanh' }]],
    ['the unit not again', { unit: '219' }, []],
  ])('is %s', (_what, detail, lines) => {
    expect(detailLines(entry(detail), READER)).toEqual(lines);
  });

  it('begins with what was changed, from what to what, and leaves out what stayed', () => {
    const detail = {
      reason: 'Chuyển quầy',
      before: { counter: 'counter-1', name: 'Máy 3', status: 'active' },
      after: { counter: 'counter-2', name: 'Máy 3', status: 'suspended' },
    };
    expect(detailLines(entry(detail), READER)).toEqual([
      { label: 'Quầy', before: 'Quầy 1', text: 'Quầy 2' },
      { label: 'Tình trạng', before: 'đang hoạt động', text: 'tạm dừng' },
      { label: 'Lý do', text: 'Chuyển quầy' },
    ]);
  });

  it('shows what is new without a before, and says a change once', () => {
    expect(detailLines(entry({ after: { name: 'Máy 9' } }), READER)).toEqual([
      { label: 'Tên', text: 'Máy 9' },
    ]);
    const chosen = { preset: 'a-2025', before: { preset: null }, after: { preset: 'a-2025' } };
    expect(detailLines(entry(chosen), READER)).toEqual([
      { label: 'Bộ chỉ tiêu', before: '–', text: 'a-2025' },
    ]);
  });

  it('cuts a long text short and keeps the whole of it', () => {
    const reason = 'dài '.repeat(60).trim();
    const [line] = detailLines(entry({ reason }), READER);
    expect(line?.text).toHaveLength(91);
    expect(line?.whole).toBe(reason);
  });

  it('has a word for every key in both languages', () => {
    const { vi, en } = auditWording;
    for (const part of ['labels', 'values'] as const) {
      expect(Object.keys(en.detail[part]).toSorted()).toEqual(
        Object.keys(vi.detail[part]).toSorted(),
      );
    }
  });
});
