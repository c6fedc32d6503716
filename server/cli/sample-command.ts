import type { Hook } from './hook.ts';
import { runSample, type SampleOptions } from './sample.ts';

/** `sample`: what the sample holds; with `--remove` it goes. */
export function addSampleCommand({ program, around, say, exit }: Hook): void {
  program
    .command('sample')
    .description(
      say(
        'Xem dữ liệu minh họa; thêm --remove để xóa',
        'Show what the sample data are; --remove takes them away',
      ),
    )
    .option(
      '--remove',
      say(
        'xóa đơn vị, cán bộ, máy và lượt đánh giá minh họa; tài khoản, thiết lập, nhật ký còn lại',
        'remove its units, officials, kiosks and ratings; accounts, settings and the log stay',
      ),
    )
    .option('--json', say('in kết quả dạng JSON', 'print the result as JSON'))
    .action(async (options: SampleOptions) => exit(await runSample(options, around)));
}
