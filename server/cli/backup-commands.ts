import type { BackupOptions } from './backup.ts';
import { asJson, type Hook } from './hook.ts';
import type { RestoreOptions } from './restore.ts';

/** `backup`, `restore`. */

export function addBackupCommands({ program, around, say, exit }: Hook): void {
  program
    .command('backup')
    .description(
      say(
        'Sao lưu và kiểm tra lại bản sao; máy chủ vẫn chạy',
        'Copy the data and verify the copy; the server goes on running',
      ),
    )
    .option('--out <folder>', say('thư mục chứa các bản sao lưu', 'folder for the backups'))
    .option('--json', asJson(say))
    .action(async (options: BackupOptions) => {
      const { runBackup } = await import('./backup.ts');
      exit(await runBackup(options, around));
    });
  program
    .command('restore')
    .argument('<folder>', say('thư mục của một bản sao lưu', 'folder of one backup'))
    .description(
      say('Khôi phục; phải dừng máy chủ trước', 'Put a backup in place; stop the server first'),
    )
    .option('--force', say('dời dữ liệu hiện có sang bên', 'move the present data aside'))
    .option('--json', asJson(say))
    .action(async (folder: string, options: RestoreOptions) => {
      const { runRestore } = await import('./restore.ts');
      exit(await runRestore(folder, options, around));
    });
}
