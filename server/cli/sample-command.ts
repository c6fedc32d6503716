import { Option } from 'commander';
import type { Hook } from './hook.ts';
import type { SampleOptions } from './sample.ts';

/** `sample`: what the sample holds; with `--load` it comes, with `--remove` it goes. */
export function addSampleCommand({ program, around, say, exit }: Hook): void {
  program
    .command('sample')
    .description(
      say(
        'Xem dữ liệu minh họa; --load để nạp vào cơ quan còn trống, --remove để xóa',
        'Show what the sample data are; --load fills an empty office, --remove takes them away',
      ),
    )
    .option(
      '--remove',
      say(
        'xóa đơn vị, cán bộ, máy và lượt đánh giá minh họa; tài khoản, thiết lập, nhật ký còn lại',
        'remove its units, officials, kiosks and ratings; accounts, settings and the log stay',
      ),
    )
    .addOption(
      new Option(
        '--load',
        say('nạp dữ liệu minh họa (khoảng 100.000 lượt)', 'load the sample, 100,000 ratings'),
      ).conflicts('remove'),
    )
    .option('--json', say('in kết quả dạng JSON', 'print the result as JSON'))
    .action(async ({ load, ...options }: SampleOptions & { readonly load?: boolean }) => {
      if (load !== true) {
        const { runSample } = await import('./sample.ts');
        exit(await runSample(options, around));
        return;
      }
      const { runSampleLoad } = await import('./sample-load.ts');
      exit(await runSampleLoad(options, around));
    });
}
