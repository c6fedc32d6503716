import { v7 as uuidV7 } from 'uuid';
import { formatCount } from '../../analytics/reports/format.ts';
import { PROBLEMS } from '../../shared/api/problems.ts';
import { EXIT } from '../exit-codes.ts';
import { runLoad } from '../sample/run-load.ts';
import { SAMPLE_RATINGS, sealingThreads } from '../sample/shipped-sample.ts';
import { loadServerKey } from '../server-key.ts';
import { ensureShippedQuestionnaires } from '../store/questionnaires.ts';
import { sampleData } from '../store/remove-sample.ts';
import { beginSampleLoad } from '../store/sample-loads.ts';
import { addShippedFields } from '../store/shipped-fields.ts';
import { complain, tell, type Console, type JsonOption } from './console.ts';
import { progressBar } from './progress-bar.ts';
import { withStore } from './with-store.ts';

/**
 * Loads the sample into an office that holds nothing, as the first run does by its page; the server
 * may run meanwhile. Answers the exit code, 2 when it is refused.
 */
export function runSampleLoad(
  { json }: JsonOption,
  console: Console,
  ratings = SAMPLE_RATINGS,
): Promise<number> {
  return withStore(console, async (store, config) => {
    await addShippedFields(store.db);
    await ensureShippedQuestionnaires(store.db);
    const id = uuidV7();
    const begun = await beginSampleLoad(store, {
      ...{ id, newId: uuidV7, accountId: null, atMs: Date.now(), wanted: ratings },
    });
    if (!begun.ok) return complain(console, PROBLEMS[begun.error].title, EXIT.invalid);
    const bar = progressBar(console, 'Dữ liệu minh họa', ratings);
    await runLoad({
      ...{ store, serverKey: await loadServerKey(config.dataDir), id, ratings },
      ...{ threads: sealingThreads(0), clock: Date.now, onProgress: bar.show },
    });
    bar.end();
    const { goes } = await sampleData(store.db, Date.now());
    const text = {
      vi: `✔ Đã nạp dữ liệu minh họa: ${formatCount(goes.units, 'vi')} đơn vị, ${formatCount(goes.ratings, 'vi')} lượt đánh giá. Xóa: npm run cli -- sample --remove`,
      en: `✔ Sample data loaded: ${formatCount(goes.units, 'en')} units, ${formatCount(goes.ratings, 'en')} ratings. To remove: npm run cli -- sample --remove`,
    };
    tell(console, { json, result: { loaded: true, ...goes }, text });
    return 0;
  });
}
