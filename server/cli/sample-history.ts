import { v7 as uuidV7 } from 'uuid';
import { EXIT } from '../exit-codes.ts';
import { loadRealHistory } from '../sample/load-real-history.ts';
import { complain, tell, type Console, type JsonOption } from './console.ts';
import { withStore } from './with-store.ts';

/** Fills an empty organisation with the real history of Bắc Giang. Answers the exit code. */
export async function runSampleHistory({ json }: JsonOption, console: Console): Promise<number> {
  return withStore(console, async (store) => {
    const unit = await store.db.selectFrom('units').select('id').limit(1).executeTakeFirst();
    if (unit !== undefined) {
      return complain(
        console,
        {
          vi: 'Kho dữ liệu đã có đơn vị nên không nạp gì. Hãy dùng một thư mục dữ liệu mới (DATA_DIR).',
          en: 'The store holds units already: nothing was loaded. Use a new data folder (DATA_DIR).',
        },
        EXIT.invalid,
      );
    }
    await loadRealHistory(store, { atMs: Date.now(), newId: uuidV7, accountId: null });
    const text = {
      vi: 'Đã nạp các đơn vị từ năm 2016 đến 99 đơn vị của tỉnh Bắc Ninh mới. Mở trang Tổ chức để xem theo ngày.',
      en: 'Loaded the units from 2016 to the 99 of the new Bắc Ninh. See them by day on the page Organisation.',
    };
    tell(console, { json, result: { loaded: true }, text });
    return 0;
  });
}
