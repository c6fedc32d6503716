import { v7 as uuidV7 } from 'uuid';
import { EXIT } from '../exit-codes.ts';
import { undoImport } from '../store/undo-import.ts';
import { complain, consoleLanguage, say, type Console } from './console.ts';
import { withStoredData } from './with-store.ts';

/** Takes an import of the last 24 hours back; answers the exit code, 2 when it has to stay. */
export function runImportUndo(
  id: string,
  { json = false }: { readonly json?: boolean },
  console: Console,
): Promise<number> {
  return withStoredData(console, async (store) => {
    const context = { atMs: Date.now(), newId: uuidV7, accountId: null };
    const undone = await undoImport(store, id, context);
    if (json) {
      const answer = undone.ok
        ? { undone: true, rows: undone.value }
        : { undone: false, ...undone.error };
      console.stdout.write(`${JSON.stringify(answer, null, 2)}\n`);
      return undone.ok ? 0 : EXIT.invalid;
    }
    if (undone.ok) {
      say(console, {
        vi: `✔ Đã hoàn tác, ${undone.value} dòng trở lại như trước.`,
        en: `✔ Undone: ${undone.value} rows are as they were.`,
      });
      return 0;
    }
    const language = consoleLanguage(console.env);
    const reasons = undone.error.reasons.map((reason) => `  ${reason[language]}`).join('\n');
    return complain(
      console,
      {
        vi: `Không hoàn tác được; dữ liệu giữ nguyên:\n${reasons}`,
        en: `It cannot be undone; nothing was changed:\n${reasons}`,
      },
      EXIT.invalid,
    );
  });
}
