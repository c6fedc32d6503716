import { readFile, stat } from 'node:fs/promises';
import { v7 as uuidV7 } from 'uuid';
import { PROBLEMS } from '../../shared/api/problems.ts';
import type { Localized } from '../../shared/domain/language.ts';
import type { RescueResult } from '../../shared/api/rescue.ts';
import { MAX_RESCUE_BYTES, type RescueFile } from '../../shared/record/rescue.ts';
import { err, type Result } from '../../shared/result.ts';
import { parseJson } from '../../shared/validation/parse.ts';
import { rescueFileSchema } from '../../shared/validation/rescue-schema.ts';
import type { Config } from '../config.ts';
import { EXIT } from '../exit-codes.ts';
import { createIngest } from '../ingest/ingest.ts';
import type { Refusal } from '../ingest/refusal.ts';
import { loadServerKey } from '../server-key.ts';
import { appendAudit } from '../store/audit-log.ts';
import type { Store } from '../store/open-store.ts';
import { unitIdOfKiosk } from '../store/unit-ids.ts';
import { complain, tell, type Console, type JsonOption } from './console.ts';
import { withStoredData } from './with-store.ts';

/** Takes a rescue file in. Answers 2 for a file that is none; importing one twice is harmless. */
export async function runRescue(
  path: string,
  { json }: JsonOption,
  console: Console,
): Promise<number> {
  const file = await readRescueFile(path);
  if (!file.ok) {
    return complain(
      console,
      {
        vi: `Không đọc được tệp cứu dữ liệu ${path}: ${file.error}`,
        en: `${path} cannot be read as a rescue file: ${file.error}`,
      },
      EXIT.invalid,
    );
  }
  return withStoredData(console, async (store, config) => {
    const taken = await take(store, config, file.value);
    if (!taken.ok) return complain(console, PROBLEMS[taken.error.code].title);
    tell(console, { json, result: taken.value, text: reportOf(taken.value) });
    return taken.value.refused.length === 0 ? 0 : EXIT.failed;
  });
}

async function readRescueFile(path: string): Promise<Result<RescueFile, string>> {
  try {
    const { size } = await stat(path);
    if (size > MAX_RESCUE_BYTES) return err(`> ${MAX_RESCUE_BYTES} bytes`);
    const parsed = parseJson(rescueFileSchema, await readFile(path, 'utf8'));
    return parsed.ok ? parsed : err(parsed.error[0]?.message ?? '');
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    return err(String(error.code));
  }
}

async function take(
  store: Store,
  config: Config,
  file: RescueFile,
): Promise<Result<RescueResult, Refusal>> {
  const ingest = createIngest({
    store,
    serverKey: await loadServerKey(config.dataDir),
    clock: Date.now,
    newId: uuidV7,
    random: Math.random,
    onUnreliableStorage: (error) => {
      throw error;
    },
  });
  const taken = await ingest.rescue(file, () => true);
  if (!taken.ok) return taken;
  const { refused, ...detail } = taken.value;
  await appendAudit(store.db, {
    id: uuidV7(),
    atMs: Date.now(),
    accountId: null,
    action: 'kiosk.rescue',
    unitId: await unitIdOfKiosk(store.db, detail.kiosk),
    detail: { ...detail, refused: refused.length },
  });
  return taken;
}

function reportOf(result: RescueResult): Localized {
  const { stored, duplicate, quarantined, fork, refused, sealed } = result;
  const vi =
    `Đã nhận ${stored} bản ghi mới; ${duplicate} đã có, ${quarantined} giữ lại chờ xét, ` +
    `${fork} trùng số, ${refused.length} sai chữ ký bị bỏ qua.`;
  const en =
    `${stored} new records taken in; ${duplicate} were here, ${quarantined} wait in quarantine, ` +
    `${fork} forked, ${refused.length} without a good signature left out.`;
  if (sealed) return { vi, en };
  return {
    vi: `${vi}\nChữ ký của cả tệp không kiểm tra được; từng bản ghi được nhận theo chữ ký riêng.`,
    en: `${en}\nThe file's own signature could not be checked; each record was taken by its own.`,
  };
}
