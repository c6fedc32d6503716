import { resolve } from 'node:path';
import { v7 as uuidV7 } from 'uuid';
import type { Localized } from '../../shared/domain/language.ts';
import { localMoment } from '../backup/backup-name.ts';
import { restoreBackup, type Restored, type RestoreFailure } from '../backup/restore-backup.ts';
import { EXIT } from '../exit-codes.ts';
import { NewerSchemaError } from '../store/migrate.ts';
import { complain, tell, type Console, type JsonOption } from './console.ts';
import { withConfig } from './with-store.ts';

export interface RestoreOptions extends JsonOption {
  /** Move the data that are there aside. */
  readonly force?: boolean;
}

/** How long kiosks keep what was acknowledged. */
const HISTORY_MS = 30 * 86_400_000;

/** Puts a backup in the place of the data; answers the exit code. */
export function runRestore(
  folder: string,
  { force = false, json }: RestoreOptions,
  console: Console,
): Promise<number> {
  return withConfig(console, async ({ database, dataDir }) => {
    const job = { backup: resolve(folder), location: database, dataDir, force };
    try {
      const restored = await restoreBackup(job, { clock: Date.now, newId: uuidV7 });
      if (!restored.ok) return complain(console, messageOf(restored.error, folder), EXIT.invalid);
      const { manifest, movedAside } = restored.value;
      const { takenAtMs, counts } = manifest;
      const result = { takenAtMs, counts, movedAside };
      tell(console, { json, result, text: restoredText(restored.value, Date.now()) });
      return 0;
    } catch (error) {
      if (!(error instanceof NewerSchemaError)) throw error;
      return complain(console, NEWER, EXIT.invalid);
    }
  });
}

function restoredText({ manifest, movedAside }: Restored, nowMs: number): Localized {
  const { takenAtMs, counts, heads } = manifest;
  const upTo = localMoment(takenAtMs);
  const records = counts['records'] ?? 0;
  const kiosks = counts['kiosks'] ?? 0;
  const isOld = nowMs - takenAtMs > HISTORY_MS;
  const vi = [
    `✔ Đã khôi phục dữ liệu đến ${upTo}: ${records} bản ghi của ${heads.length} chuỗi, ${kiosks} máy đánh giá.`,
    ...(movedAside === null ? [] : [`  Dữ liệu trước đó được giữ ở: ${movedAside}`]),
    `  Lượt nhận sau thời điểm đó: ${kiosks} máy đánh giá nói trên tự gửi lại khi kết nối (mỗi máy giữ 30 ngày, tối đa 20.000 bản ghi).`,
    ...(isOld ? ['  ⚠ Bản sao cũ hơn 30 ngày: phần quá 30 ngày không gửi lại được.'] : []),
    '  Làm lại bằng tay: máy ghép nối, tài khoản, cấu hình, lịch trực đã đổi sau thời điểm đó; máy đã thu hồi cần thu hồi lại.',
  ];
  const en = [
    `✔ Restored up to ${upTo}: ${records} records of ${heads.length} chains, ${kiosks} kiosks.`,
    ...(movedAside === null ? [] : [`  The data before are kept in: ${movedAside}`]),
    `  What was received since then: those ${kiosks} kiosks send it again when they connect (each keeps 30 days, 20,000 records at most).`,
    ...(isOld
      ? ['  ⚠ The backup is older than 30 days: what lies further back cannot be sent again.']
      : []),
    '  To be done again by hand: kiosks paired, accounts, settings and duty changed since then; revoke again what was revoked.',
  ];
  return { vi: vi.join('\n'), en: en.join('\n') };
}

const NEWER: Localized = {
  vi: 'Bản sao lưu này do phiên bản mới hơn tạo ra. Không có gì bị thay đổi. Hãy dùng phiên bản mới hơn.',
  en: 'A newer version made this backup. Nothing was changed. Use the newer version.',
};

function messageOf(failure: RestoreFailure, folder: string): Localized {
  switch (failure.kind) {
    case 'no-backup':
      return {
        vi: `${folder} không phải thư mục của một bản sao lưu (không có manifest.json đọc được).`,
        en: `${folder} is not the folder of a backup (no manifest.json that can be read).`,
      };
    case 'damaged': {
      const list = failure.faults.join('\n  ');
      return {
        vi: `Bản sao lưu đã bị hỏng hoặc bị sửa. Không có gì bị thay đổi.\n  ${list}`,
        en: `The backup is damaged or altered. Nothing was changed.\n  ${list}`,
      };
    }
    case 'holds-data':
      return {
        vi: 'Nơi khôi phục đang có dữ liệu. Không có gì bị thay đổi. Thêm --force để dời dữ liệu đó sang bên (không xóa) rồi khôi phục.',
        en: 'There are data in that place. Nothing was changed. Add --force to move them aside (not deleted) and restore.',
      };
    case 'in-use':
      return {
        vi: 'Máy chủ đang chạy trên dữ liệu này. Hãy dừng máy chủ rồi khôi phục.',
        en: 'A server is running on these data. Stop it, then restore.',
      };
  }
}
