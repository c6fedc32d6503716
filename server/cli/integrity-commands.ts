import type { JsonOption } from './console.ts';
import { asJson, type Hook } from './hook.ts';
import type { ProofOptions } from './proof.ts';
import type { VerifyCommandOptions } from './verify.ts';

/** `verify`, `root`, `proof`, `annulment list`. */

export function addIntegrityCommands({ program, around, say, exit }: Hook): void {
  program
    .command('verify')
    .description(
      say(
        'Tính lại toàn bộ từ bản ghi gốc; mã thoát 2 khi có sai lệch',
        "Recompute everything from the kiosks' bytes; exit code 2 when something differs",
      ),
    )
    .option('--json', asJson(say))
    .option('--kiosk <id>', say('chỉ một máy đánh giá', 'only one kiosk'))
    .option('--no-signatures', say('bỏ qua chữ ký', 'skip the signatures'))
    .action(async (options: VerifyCommandOptions) => {
      const { runVerify } = await import('./verify.ts');
      exit(await runVerify(options, around));
    });
  program
    .command('root')
    .description(
      say('Ghi mã gốc của mọi chuỗi vào nhật ký', 'Write the root of all chains into the log'),
    )
    .option('--json', asJson(say))
    .action(async (options: JsonOption) => {
      const { runRoot } = await import('./root.ts');
      exit(await runRoot(options, around));
    });
  program
    .command('proof')
    .description(say('Xuất tệp chứng thực số liệu', 'Write a proof that others can check'))
    .requiredOption('--unit <code>', say('mã đơn vị', 'code of the unit'))
    .requiredOption('--period <key>', '2026-11, 2026-Q4, 2026-H1, 2026-9M, 2026')
    .requiredOption('--out <file>', say('tệp kết quả', 'file to write'))
    .option('--json', asJson(say))
    .action(async (options: ProofOptions) => {
      const { runProof } = await import('./proof.ts');
      exit(await runProof(options, around));
    });
  program
    .command('annulment')
    .description(say('Hủy lượt đánh giá theo quyết định', 'Ratings annulled by decision'))
    .command('list')
    .description(say('Liệt kê các đề nghị và quyết định', 'List proposals and decisions'))
    .option('--json', asJson(say))
    .action(async (options: JsonOption) => {
      const { runAnnulmentList } = await import('./annulment.ts');
      exit(await runAnnulmentList(options, around));
    });
}
