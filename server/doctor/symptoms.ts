import type { KioskSummary } from '../../shared/api/organisation.ts';
import type { VerifyReport } from '../../shared/api/integrity.ts';
import { alarmsIn } from '../../shared/api/integrity.ts';
import { formatDay, formatInstant } from '../../analytics/reports/format.ts';
import type { Localized } from '../../shared/domain/language.ts';
import { DAY_MS, localDayOf } from '../../shared/domain/local-day.ts';
import { isBackupStale } from '../backup/backup-age.ts';
import type { BackupStanding } from '../store/backups.ts';
import type { DiskRoom } from '../store/disk-room.ts';
import { isOverdue } from '../store/quarantine-age.ts';

/** What one look at a server came to. `attention`: somebody should act soon. `bad`: act now. */
export interface Symptom {
  readonly name: 'apps' | 'disk' | 'https' | 'backup' | 'quarantine' | 'verification' | 'kiosks';
  readonly state: 'good' | 'attention' | 'bad';
  readonly text: Localized;
}

/** All that the examination looks at. */
export interface Examined {
  readonly nowMs: number;
  readonly appsAreBuilt: boolean;
  readonly room: DiskRoom;
  /** Null where plain HTTP is served. */
  readonly certificateEndsAtMs: number | null;
  readonly isBehindProxy: boolean;
  readonly backups: BackupStanding;
  readonly oldestQuarantinedAtMs: number | null;
  readonly verification: VerifyReport | undefined;
  readonly kiosks: readonly Pick<KioskSummary, 'status' | 'alarms'>[];
}

/** Verification runs every night. */
const VERIFIED_WITHIN_MS = 2 * DAY_MS;
const RENEW_WITHIN_MS = 30 * DAY_MS;

/** Judges what was found, in the order in which it matters. Pure. */
export function symptomsOf(examined: Examined): Symptom[] {
  return [
    appsSymptom(examined),
    diskSymptom(examined),
    httpsSymptom(examined),
    backupSymptom(examined),
    quarantineSymptom(examined),
    verificationSymptom(examined),
    kiosksSymptom(examined),
  ];
}

function appsSymptom({ appsAreBuilt }: Examined): Symptom {
  return appsAreBuilt
    ? good('apps', 'Giao diện đã được dựng.', 'The browser apps are built.')
    : bad('apps', 'Chưa dựng giao diện: npm run build', 'The apps are not built: npm run build');
}

function diskSymptom({ room: { freeBytes, leastFreeBytes, hasRoom } }: Examined): Symptom {
  if (freeBytes === null || leastFreeBytes === null) {
    return good('disk', 'Dữ liệu nằm ở PostgreSQL.', 'The data are in PostgreSQL.');
  }
  const [free, least] = [freeBytes, leastFreeBytes].map((bytes) => Math.floor(bytes / 1e6));
  const vi = `Ổ đĩa còn trống ${free} MB, cần ít nhất ${least} MB.`;
  const en = `${free} MB of the disk are free, ${least} MB are needed.`;
  return hasRoom ? good('disk', vi, en) : bad('disk', vi, en);
}

function httpsSymptom({ certificateEndsAtMs, isBehindProxy, nowMs }: Examined): Symptom {
  if (isBehindProxy) return good('https', 'HTTPS do proxy lo.', 'A proxy serves HTTPS.');
  if (certificateEndsAtMs === null) {
    return attention(
      'https',
      'Chưa có HTTPS: máy tính bảng không ghép nối được. Chạy: npm run cli -- tls',
      'No HTTPS: tablets cannot be paired. Run: npm run cli -- tls',
    );
  }
  const day = formatDay(localDayOf(certificateEndsAtMs));
  const vi = `Chứng chỉ HTTPS có hiệu lực đến ${day}.`;
  const en = `The certificate is valid until ${day}.`;
  const endsSoon = certificateEndsAtMs - nowMs < RENEW_WITHIN_MS;
  return endsSoon ? attention('https', vi, en) : good('https', vi, en);
}

function backupSymptom({ backups, nowMs }: Examined): Symptom {
  const { lastVerifiedAtMs } = backups;
  const at = lastVerifiedAtMs === null ? null : formatInstant(lastVerifiedAtMs);
  const vi = `Bản sao lưu đã kiểm tra gần nhất: ${at ?? 'chưa có'}.`;
  const en = `Newest verified backup: ${at ?? 'none'}.`;
  return isBackupStale(backups, nowMs) ? bad('backup', vi, en) : good('backup', vi, en);
}

function quarantineSymptom({ oldestQuarantinedAtMs, nowMs }: Examined): Symptom {
  if (oldestQuarantinedAtMs === null) {
    return good('quarantine', 'Không có bản ghi nào chờ xét.', 'No record waits in quarantine.');
  }
  const at = formatInstant(oldestQuarantinedAtMs);
  const vi = `Có bản ghi chờ xét từ ${at}: npm run cli -- quarantine list`;
  const en = `Records wait in quarantine since ${at}: npm run cli -- quarantine list`;
  const isOld = isOverdue(oldestQuarantinedAtMs, nowMs);
  return isOld ? bad('quarantine', vi, en) : attention('quarantine', vi, en);
}

function verificationSymptom({ verification, nowMs }: Examined): Symptom {
  if (verification === undefined) {
    return attention(
      'verification',
      'Dữ liệu chưa được kiểm tra toàn vẹn: npm run cli -- verify',
      'The data were never verified: npm run cli -- verify',
    );
  }
  const at = formatInstant(verification.finishedAtMs);
  const alarms = alarmsIn(verification);
  const vi = `Kiểm tra toàn vẹn ${at}: ${alarms} điểm sai lệch.`;
  const en = `Verified ${at}: ${alarms} found wrong.`;
  if (alarms > 0) return bad('verification', vi, en);
  const isOld = nowMs - verification.finishedAtMs > VERIFIED_WITHIN_MS;
  return isOld ? attention('verification', vi, en) : good('verification', vi, en);
}

function kiosksSymptom({ kiosks }: Examined): Symptom {
  const active = kiosks.filter(({ status }) => status !== 'revoked');
  const troubled = active.filter(({ status, alarms }) => status !== 'active' || alarms.length > 0);
  const vi = `${active.length} máy đánh giá, ${troubled.length} máy cần xem: npm run cli -- kiosk list`;
  const en = `${active.length} kiosks, ${troubled.length} need a look: npm run cli -- kiosk list`;
  return troubled.length > 0 ? attention('kiosks', vi, en) : good('kiosks', vi, en);
}

const symptomIn =
  (state: Symptom['state']) =>
  (name: Symptom['name'], vi: string, en: string): Symptom => ({ name, state, text: { vi, en } });
const good = symptomIn('good');
const attention = symptomIn('attention');
const bad = symptomIn('bad');
