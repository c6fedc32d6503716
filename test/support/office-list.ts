import writeExcelFile from 'write-excel-file/node';
import { addDays, localDayOf } from '../../shared/domain/local-day.ts';

/** Code of the one unit in the list. */
export const LISTED_UNIT = 'BP-MAU';

/**
 * Writes the list of an invented unit with one service point as an office would fill it in: per
 * counter one official, on duty around the clock from yesterday on.
 */
export async function writeOfficeList(file: string, counters: number): Promise<void> {
  const numbers = Array.from({ length: counters }, (_, index) => String(index + 1));
  const today = localDayOf(Date.now());
  const [firstDay, lastDay] = [addDays(today, -1), addDays(today, 30)];
  const point = 'DIEM-1';
  const sheets: Readonly<Record<string, readonly (readonly string[])[]>> = {
    don_vi: [
      ['ma', 'ten', 'cap'],
      [LISTED_UNIT, 'Trung tâm minh họa', 'trung tâm'],
    ],
    diem_tiep_nhan: [
      ['ma', 'ten', 'ma_don_vi'],
      [point, 'Bộ phận Tiếp nhận và Trả kết quả', LISTED_UNIT],
    ],
    quay: [
      ['ma', 'ten', 'ma_diem'],
      ...numbers.map((number) => [`QUAY-${number}`, `Quầy ${number}`, point]),
    ],
    can_bo: [
      ['ma', 'ho_ten', 'xung_ho', 'ma_don_vi'],
      ...numbers.map((number) => [`CB-${number}`, `Nguyễn Thị Mẫu ${number}`, 'Bà', LISTED_UNIT]),
    ],
    phan_cong: [
      ['ma_quay', 'ma_can_bo', 'tu', 'den'],
      ...numbers.map((number) => [`QUAY-${number}`, `CB-${number}`, firstDay, lastDay]),
    ],
  };
  await writeExcelFile(
    Object.entries(sheets).map(([sheet, rows]) => ({
      sheet,
      data: rows.map((row) => row.map((value) => ({ value, type: String }))),
    })),
  ).toFile(file);
}
