import { v7 as uuidV7 } from 'uuid';
import { writeRoot } from '../verify/write-root.ts';
import { tell, type Console, type JsonOption } from './console.ts';
import { withStoredData } from './with-store.ts';

/** Takes the root over all chain heads now, writes it into the audit log and prints it. */
export async function runRoot({ json }: JsonOption, console: Console): Promise<number> {
  return withStoredData(console, async (store) => {
    const { root, chains, localDay } = await writeRoot({ store, clock: Date.now, newId: uuidV7 });
    const text = {
      vi: `✔ Mã gốc ngày ${localDay}, ${chains} chuỗi:\n${root}`,
      en: `✔ Root of ${localDay}, ${chains} chains:\n${root}`,
    };
    tell(console, { json, result: { localDay, chains, root }, text });
    return 0;
  });
}
