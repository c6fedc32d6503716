import type { JsonOption } from './console.ts';
import { asJson, type Hook } from './hook.ts';
import type { KioskDecisionOptions } from './kiosk.ts';
import type { ReplayOptions } from './quarantine.ts';

/** `kiosk`, `rescue`, `quarantine`. */

export function addKioskCommands({ program, around, say, exit }: Hook): void {
  addKioskCommand({ program, around, say, exit });
  program
    .command('rescue')
    .argument('<file>', say('tệp xuất từ máy đánh giá', 'file that a kiosk exported'))
    .description(
      say('Nhận dữ liệu chưa gửi của máy đánh giá', 'Take the unsent queue of a kiosk in'),
    )
    .option('--json', asJson(say))
    .action(async (file: string, options: JsonOption) => {
      const { runRescue } = await import('./rescue.ts');
      exit(await runRescue(file, options, around));
    });
  const quarantine = program
    .command('quarantine')
    .description(say('Bản ghi giữ lại chưa tính', 'Records that are kept but not counted'));
  quarantine
    .command('list')
    .description(say('Lý do, số lượng, thời gian chờ', 'Reasons, numbers, age'))
    .option('--json', asJson(say))
    .action(async (options: JsonOption) => {
      const { runQuarantineList } = await import('./quarantine.ts');
      exit(await runQuarantineList(options, around));
    });
  quarantine
    .command('replay')
    .description(say('Xét lại sau khi đã sửa nguyên nhân', 'Judge them again after a repair'))
    .option('--reason <reason>', say('chỉ một lý do', 'only one reason'))
    .option('--dry-run', say('chỉ xem trước', 'preview only'))
    .option('--json', asJson(say))
    .action(async (options: ReplayOptions) => {
      const { runQuarantineReplay } = await import('./quarantine.ts');
      exit(await runQuarantineReplay(options, around));
    });
}

function addKioskCommand({ program, around, say, exit }: Hook): void {
  const kiosk = program.command('kiosk').description(say('Máy đánh giá', 'Kiosks'));
  kiosk
    .command('list')
    .description(say('Nơi đặt, tình trạng, cảnh báo', 'Place, standing, alarms'))
    .option('--json', asJson(say))
    .action(async (options: JsonOption) => {
      const { runKioskList } = await import('./kiosk.ts');
      exit(await runKioskList(options, around));
    });
  const acts = {
    revoke: say('Thu hồi: mọi bản ghi đến sau không được tính', 'Nothing it sends counts any more'),
    reinstate: say('Cho máy bị tạm dừng hoạt động lại', 'Let a suspended kiosk send again'),
  } as const;
  for (const act of ['revoke', 'reinstate'] as const) {
    kiosk
      .command(act)
      .argument('<id>', say('mã máy, xem "kiosk list"', 'id of the kiosk, see "kiosk list"'))
      .description(acts[act])
      .requiredOption('--reason <text>', say('lý do, ghi vào nhật ký', 'why, for the audit log'))
      .option('--json', asJson(say))
      .action(async (id: string, options: KioskDecisionOptions) => {
        const { runKioskDecision } = await import('./kiosk.ts');
        exit(await runKioskDecision({ act, kioskId: id, ...options }, around));
      });
  }
}
