import type { JsonOption } from './console.ts';
import type { ExportOptions } from './export.ts';
import { asJson, type Hook } from './hook.ts';
import { addImportCommand } from './import-command.ts';
import { addSampleCommand } from './sample-command.ts';
import type { StatsOptions } from './stats.ts';

/** `import`, `sample`, `sample-history`, `stats`, `export`. */

export function addDataCommands({ program, around, say, exit }: Hook): void {
  addImportCommand({ program, around, say, exit });
  addSampleCommand({ program, around, say, exit });
  program
    .command('sample-history')
    .description(
      say(
        'Nạp lịch sử đơn vị thật của Bắc Giang 2016-2026 vào kho chưa có đơn vị',
        'Load the real units of Bắc Giang 2016-2026 into a store without units',
      ),
    )
    .option('--json', asJson(say))
    .action(async (options: JsonOption) => {
      const { runSampleHistory } = await import('./sample-history.ts');
      exit(await runSampleHistory(options, around));
    });
  program
    .command('stats')
    .description(say('In kết quả của một kỳ', 'Print the figures of a period'))
    .requiredOption('--unit <code>', say('mã đơn vị', 'code of the unit'))
    .requiredOption('--period <key>', '2026-11, 2026-Q4, 2026-H1, 2026-9M, 2026')
    .option('--json', asJson(say))
    .action(async (options: StatsOptions) => {
      const { runStats } = await import('./stats.ts');
      exit(await runStats(options, around));
    });
  program
    .command('export')
    .description(say('Xuất báo cáo của một kỳ', "Write a period's report to a file"))
    .requiredOption('--unit <code>', say('mã đơn vị', 'code of the unit'))
    .requiredOption('--period <key>', '2026-11, 2026-Q4, 2026-H1, 2026-9M, 2026')
    .option('--format <format>', 'xlsx, csv', 'xlsx')
    .option('--out <file>', say('tệp kết quả', 'file to write'))
    .option('--json', asJson(say))
    .action(async (options: ExportOptions) => {
      const { runExport } = await import('./export.ts');
      exit(await runExport(options, around));
    });
}
