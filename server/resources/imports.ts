import type {
  ImportApplied,
  ImportEntry,
  ImportMode,
  ImportPreviewAnswer,
  ImportUndone,
} from '../../shared/api/imports.ts';
import { localDayOf } from '../../shared/domain/local-day.ts';
import { ERROR_FILE_NAME, importErrorFile } from '../documents/import-error-file.ts';
import { importTemplate } from '../documents/import-template.ts';
import type { ApiRouter } from '../http/api-router.ts';
import { endpoint } from '../http/endpoint.ts';
import type { SignedIn } from '../http/call.ts';
import { Problem } from '../http/problem.ts';
import type { FileReply } from '../http/reply.ts';
import { TOKEN_BYTES, writeToken } from '../http/session-cookie.ts';
import { LISTS } from '../import/lists.ts';
import { planImport, type ImportPlan } from '../import/plan-import.ts';
import { leftOutRows } from '../import/preview.ts';
import { makePreviewShelf, PREVIEW_KEPT_MS, type KeptFile } from '../import/preview-shelf.ts';
import { previewTables } from '../import/preview-tables.ts';
import { readTables } from '../import/read-tables.ts';
import type { Services } from '../services.ts';
import { loadImports, type StoredImport } from '../store/imports.ts';
import { recordImport } from '../store/record-import.ts';
import { loadStoredOrganisation } from '../store/stored-organisation.ts';
import { undoImport } from '../store/undo-import.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** `/imports`: a file is previewed, then written; its errors and a template as files; undo. */
export function imports(router: ApiRouter, services: Services): void {
  const { clock, store, randomBytes } = services;
  const shelf = makePreviewShelf(clock);
  const keptFile = (token: string, { account }: SignedIn): KeptFile => {
    const kept = shelf.find(token, account.id);
    if (kept === undefined) throw new Problem('import-expired');
    return kept;
  };

  const previewAndKeep = async (sent: SentFile): Promise<ImportPreviewAnswer> => {
    const read = await readTables(sent.rawBody);
    if (!read.ok) return { kind: 'refused', message: read.error.message };
    const token = writeToken(randomBytes(TOKEN_BYTES));
    const { accountId, fileName } = sent;
    const kept = { accountId, fileName, file: read.value, keptUntilMs: clock() + PREVIEW_KEPT_MS };
    const preview = await previewed(token, kept, services);
    if (preview.kind === 'preview') shelf.put(token, kept);
    return preview;
  };

  endpoint(router, 'getImports', async ({ caller }) => {
    assertMayImport(caller);
    const nowMs = clock();
    return { imports: (await loadImports(store.db, nowMs)).map(entryOf), nowMs };
  });

  endpoint(router, 'postImportPreview', async ({ caller, query, rawBody }) => {
    assertMayImport(caller);
    return previewAndKeep({ rawBody, fileName: query.name, accountId: caller.account.id });
  });

  endpoint(router, 'postImport', async ({ caller, body }) => {
    assertMayImport(caller);
    return apply(keptFile(body.token, caller), body.mode, services);
  });

  endpoint(router, 'getImportErrors', async ({ caller, query }) => {
    assertMayImport(caller);
    const plan = await planOf(keptFile(query.token, caller), true, services);
    const bytes = await importErrorFile(plan, query.rows);
    return { mediaType: XLSX, fileName: ERROR_FILE_NAME, bytes };
  });

  endpoint(router, 'getImportTemplate', async ({ caller, query }) => {
    assertMayImport(caller);
    return templateOf(query.list);
  });

  endpoint(router, 'postImportUndo', async ({ caller, params }) => {
    assertMayImport(caller);
    return undo(params.id, caller, services);
  });
}

interface SentFile {
  readonly rawBody: Uint8Array;
  readonly fileName: string;
  readonly accountId: string;
}

/**
 * Only who answers for the whole tree imports: a file may speak of any unit, and anybody
 * else could move or overwrite what they do not see. This is the one place of that rule.
 */
function assertMayImport({ scope }: SignedIn): void {
  if (scope.kind !== 'whole') throw new Problem('import-not-allowed');
}

const HAS_ERRORS = {
  vi: 'Tệp còn dòng lỗi nên chưa nhập dòng nào. Hãy sửa tệp, hoặc chọn chỉ nhập các dòng hợp lệ.',
  en: 'The file has wrong rows, so nothing was imported. Correct it, or import the valid rows only.',
};

async function apply(kept: KeptFile, mode: ImportMode, services: Services): Promise<ImportApplied> {
  const { clock, newId, store } = services;
  const plan = await planOf(kept, mode === 'valid', services);
  if (plan.issues.length > 0 && mode === 'all') return { kind: 'refused', message: HAS_ERRORS };
  const atMs = clock();
  const { id } = await recordImport(store, plan.changes, {
    ...{ atMs, newId, today: localDayOf(atMs), accountId: kept.accountId },
    source: kept.fileName,
    leftOut: leftOutRows(plan),
  });
  const applied = (await loadImports(store.db, atMs)).find((entry) => entry.id === id);
  if (applied === undefined) throw new Error(`The import ${id} was written and is not there.`);
  return { kind: 'applied', applied: entryOf(applied) };
}

async function undo(id: string, { account }: SignedIn, services: Services): Promise<ImportUndone> {
  const { store, clock, newId } = services;
  const undone = await undoImport(store, id, { atMs: clock(), newId, accountId: account.id });
  return undone.ok
    ? { kind: 'undone', rows: undone.value }
    : { kind: 'refused', reasons: undone.error.reasons };
}

async function templateOf(list: string | undefined): Promise<FileReply> {
  const lists = LISTS.filter(({ sheet }) => list === undefined || sheet === list);
  if (lists.length === 0) throw new Problem('not-found');
  const fileName = `mau_${list ?? 'nhap_lieu'}.xlsx`;
  return { mediaType: XLSX, fileName, bytes: await importTemplate(lists) };
}

async function previewed(
  token: string,
  { fileName, file, keptUntilMs }: KeptFile,
  { store }: Services,
): Promise<ImportPreviewAnswer> {
  const stored = await loadStoredOrganisation(store.db);
  const plan = planImport(file.tables, stored, { validOnly: true });
  if (!plan.ok) return { kind: 'refused', message: plan.error.message };
  return {
    ...{ kind: 'preview', token, keptUntilMs, fileName },
    encoding: file.encoding,
    tables: previewTables(plan.value),
    unreadSheets: plan.value.skippedSheets,
  };
}

/** Against what is stored now: between preview and import somebody else may have imported. */
async function planOf(
  { file }: KeptFile,
  validOnly: boolean,
  { store }: Services,
): Promise<ImportPlan> {
  const plan = planImport(file.tables, await loadStoredOrganisation(store.db), { validOnly });
  if (!plan.ok) throw new Error(`A file that had a preview has no plan: ${plan.error.code}.`);
  return plan.value;
}

function entryOf(stored: StoredImport): ImportEntry {
  return {
    ...stored,
    lists: stored.lists.map((entry) => ({
      ...entry,
      title: LISTS.find(({ sheet }) => sheet === entry.list)?.title ?? { vi: '', en: '' },
    })),
  };
}
