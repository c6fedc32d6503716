import { EXIT } from '../exit-codes.ts';
import { complain } from './console.ts';
import type { ImportOptions } from './import.ts';
import type { Hook } from './hook.ts';

interface ImportCommandOptions extends ImportOptions {
  readonly template?: string;
  readonly list?: string;
  readonly undo?: string;
}

/** `import`: lists from a file; with `--template` or `--undo` it takes no file. */
export function addImportCommand({ program, around, say, exit }: Hook): void {
  program
    .command('import')
    .argument('[file]', '.xlsx, .csv, .tsv')
    .description(
      say(
        'Nhập đơn vị, quầy, cán bộ, lịch trực, số hồ sơ; có dòng sai thì không nhập gì',
        'Import units, counters, officials, duty, dossiers; nothing when a row is wrong',
      ),
    )
    .option('--dry-run', say('chỉ xem trước', 'preview only'))
    .option('--json', say('in kết quả dạng JSON', 'print the result as JSON'))
    .option('--sample', say('đánh dấu là dữ liệu minh họa', 'mark the data as a sample'))
    .option('--valid-only', say('nhập các dòng hợp lệ, bỏ dòng sai', 'leave wrong rows out'))
    .option('--errors <file>', say('ghi các dòng sai ra .xlsx', 'write the wrong rows to .xlsx'))
    .option('--template <file>', say('ghi tệp mẫu .xlsx', 'write a template .xlsx'))
    .option('--list <name>', say('tệp mẫu của một danh sách', 'template of one list'))
    .option('--undo <id>', say('hoàn tác trong 24 giờ', 'undo within 24 hours'))
    .action(async (file: string | undefined, options: ImportCommandOptions) => {
      if (options.template !== undefined) {
        const { runImportTemplate } = await import('./import-template.ts');
        exit(await runImportTemplate(options.template, options, around));
      } else if (options.undo !== undefined) {
        const { runImportUndo } = await import('./import-undo.ts');
        exit(await runImportUndo(options.undo, options, around));
      } else if (file === undefined) {
        exit(complain(around, FILE_NEEDED, EXIT.invalid));
      } else {
        const { runImport } = await import('./import.ts');
        exit(await runImport(file, options, around));
      }
    });
}

const FILE_NEEDED = {
  vi: 'Cần tên một tệp .xlsx, .csv hoặc .tsv; hoặc --template, --undo.',
  en: 'A file .xlsx, .csv or .tsv is needed; or --template, --undo.',
};
