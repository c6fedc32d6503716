import type {
  ImportApplication,
  ImportApplied,
  ImportPreviewAnswer,
  Imports,
  ImportUndone,
} from '../../shared/api/imports.ts';
import { ROUTES } from '../../shared/api/routes.ts';
import type { Answer, Call, ReportFile } from './answer.ts';

/** The part of the API that the import page uses. */
export interface ImportApi {
  list(): Promise<Answer<Imports>>;
  preview(name: string, content: Blob): Promise<Answer<ImportPreviewAnswer>>;
  apply(application: ImportApplication): Promise<Answer<ImportApplied>>;
  errors(token: string, rows: 'all' | 'wrong'): Promise<Answer<ReportFile>>;
  /** Of one list, or of all. */
  template(list?: string): Promise<Answer<ReportFile>>;
  undo(id: string): Promise<Answer<ImportUndone>>;
}

interface Sender {
  json<T>(call: Call): Promise<Answer<T>>;
  file(call: Call, name: string): Promise<Answer<ReportFile>>;
}

export function createImportApi({ json, file }: Sender): ImportApi {
  return {
    list: () => json({ route: ROUTES.getImports }),
    preview: (name, bytes) => json({ route: ROUTES.postImportPreview, query: { name }, bytes }),
    apply: (body) => json({ route: ROUTES.postImport, body }),
    errors: (token, rows) =>
      file({ route: ROUTES.getImportErrors, query: { token, rows } }, 'loi_nhap_lieu.xlsx'),
    template: (list) => {
      const query = list === undefined ? {} : { list };
      return file({ route: ROUTES.getImportTemplate, query }, 'mau_nhap_lieu.xlsx');
    },
    undo: (id) => json({ route: ROUTES.postImportUndo, parameters: { id } }),
  };
}
