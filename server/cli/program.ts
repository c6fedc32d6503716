import { Command } from 'commander';
import { OFFERED_ROLES } from '../../shared/domain/role.ts';
import { programVersion } from '../program-version.ts';
import { runServer } from '../run-server.ts';
import { EXIT } from '../start-failure.ts';
import {
  runAccountClose,
  runAccountGrant,
  runAccountList,
  type GrantOptions,
} from './account-grants.ts';
import {
  runAccountCreate,
  runResetPassword,
  runResetTotp,
  type NewAccountOptions,
} from './account.ts';
import { runLink, type LinkOptions } from './single-sign-on.ts';
import { runBackup, type BackupOptions } from './backup.ts';
import { consoleLanguage } from './console.ts';
import type { DemoOptions } from './demo.ts';
import { runExport, type ExportOptions } from './export.ts';
import type { Hook } from './hook.ts';
import { addImportCommand } from './import-command.ts';
import { runRestore, type RestoreOptions } from './restore.ts';
import { runQuarantineList, runQuarantineReplay, type ReplayOptions } from './quarantine.ts';
import { runRescue } from './rescue.ts';
import { runProof, type ProofOptions } from './proof.ts';
import { runRoot } from './root.ts';
import { runSampleHistory } from './sample-history.ts';
import { addSampleCommand } from './sample-command.ts';
import { runSetupCode } from './setup-code.ts';
import type { TlsOptions } from './tls.ts';
import { runVerify, type VerifyCommandOptions } from './verify.ts';

/**
 * The commands. Exit codes: 0 done, 1 failed, 2 what was given is not valid. The descriptions are
 * in the language of LANG.
 */
export function makeProgram(around: NodeJS.Process): Command {
  const isEnglish = consoleLanguage(around.env) === 'en';
  const say = (vi: string, en: string): string => (isEnglish ? en : vi);
  const program = new Command('mot-cham')
    .description(say('Máy chủ đánh giá mức độ hài lòng', 'Server of satisfaction ratings'))
    .version(programVersion());
  // A command takes this over from its parent only when it is made after it.
  program.exitOverride(({ exitCode }) => around.exit(exitCode === 0 ? 0 : EXIT.invalid));
  const hook: Hook = {
    program,
    around,
    say,
    exit: (code) => {
      around.exitCode = code;
    },
  };
  addServerCommands(hook);
  addDataCommands(hook);
  addBackupCommands(hook);
  addKioskCommands(hook);
  addIntegrityCommands(hook);
  addAccountCommands(hook);
  return program;
}

function addServerCommands({ program, around, say, exit }: Hook): void {
  program
    .command('serve')
    .description(say('Chạy máy chủ', 'Run the server'))
    .action(async () => exit(await runServer(around)));
  program
    .command('demo')
    .description(say('Chạy thử với dữ liệu minh họa', 'Run on sample data that are thrown away'))
    .option('--build', say('dựng lại giao diện', 'build the browser apps anew'))
    .action(async (options: DemoOptions) => {
      // The simulation is a large part of the program that no other command needs.
      const { runDemo } = await import('./demo.ts');
      exit(await runDemo(options, around));
    });
  program
    .command('setup-code')
    .description(say('Tìm mã thiết lập lần đầu', 'Where to find the setup code'))
    .action(async () => exit(await runSetupCode(around)));
  program
    .command('tls')
    .description(
      say(
        'Tạo chứng chỉ gốc và chứng chỉ HTTPS của máy chủ; chạy lại để gia hạn',
        "Make a local authority and the server's HTTPS certificate; run again to renew it",
      ),
    )
    .option(
      '--name <host...>',
      say(
        'tên máy hoặc địa chỉ IP; bỏ trống thì giữ các tên cũ',
        'host name or IP address; left out, the former names are kept',
      ),
    )
    .option('--json', say('in kết quả dạng JSON', 'print the result as JSON'))
    .action(async (options: TlsOptions) => {
      // The X.509 library is large, and no other command needs it.
      const { runTls } = await import('./tls.ts');
      exit(await runTls(options, around));
    });
}

function addDataCommands({ program, around, say, exit }: Hook): void {
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
    .action(async () => exit(await runSampleHistory(around)));
  program
    .command('export')
    .description(say('Xuất báo cáo của một kỳ', "Write a period's report to a file"))
    .requiredOption('--unit <code>', say('mã đơn vị', 'code of the unit'))
    .requiredOption('--period <key>', '2026-11, 2026-Q4, 2026-H1, 2026-9M, 2026')
    .option('--format <format>', 'xlsx, csv', 'xlsx')
    .option('--out <file>', say('tệp kết quả', 'file to write'))
    .action(async (options: ExportOptions) => exit(await runExport(options, around)));
}

function addBackupCommands({ program, around, say, exit }: Hook): void {
  program
    .command('backup')
    .description(
      say(
        'Sao lưu và kiểm tra lại bản sao; máy chủ vẫn chạy',
        'Copy the data and verify the copy; the server goes on running',
      ),
    )
    .option('--out <folder>', say('thư mục chứa các bản sao lưu', 'folder for the backups'))
    .option('--json', say('in kết quả dạng JSON', 'print the result as JSON'))
    .action(async (options: BackupOptions) => exit(await runBackup(options, around)));
  program
    .command('restore')
    .argument('<folder>', say('thư mục của một bản sao lưu', 'folder of one backup'))
    .description(
      say('Khôi phục; phải dừng máy chủ trước', 'Put a backup in place; stop the server first'),
    )
    .option('--force', say('dời dữ liệu hiện có sang bên', 'move the present data aside'))
    .action(async (folder: string, options: RestoreOptions) =>
      exit(await runRestore(folder, options, around)),
    );
}

function addKioskCommands({ program, around, say, exit }: Hook): void {
  program
    .command('rescue')
    .argument('<file>', say('tệp xuất từ máy đánh giá', 'file that a kiosk exported'))
    .description(
      say('Nhận dữ liệu chưa gửi của máy đánh giá', 'Take the unsent queue of a kiosk in'),
    )
    .action(async (file: string) => exit(await runRescue(file, around)));
  const quarantine = program
    .command('quarantine')
    .description(say('Bản ghi giữ lại chưa tính', 'Records that are kept but not counted'));
  quarantine
    .command('list')
    .description(say('Lý do, số lượng, thời gian chờ', 'Reasons, numbers, age'))
    .action(async () => exit(await runQuarantineList(around)));
  quarantine
    .command('replay')
    .description(say('Xét lại sau khi đã sửa nguyên nhân', 'Judge them again after a repair'))
    .option('--reason <reason>', say('chỉ một lý do', 'only one reason'))
    .option('--dry-run', say('chỉ xem trước', 'preview only'))
    .action(async (options: ReplayOptions) => exit(await runQuarantineReplay(options, around)));
}

function addIntegrityCommands({ program, around, say, exit }: Hook): void {
  program
    .command('verify')
    .description(
      say(
        'Tính lại toàn bộ từ bản ghi gốc; mã thoát 2 khi có sai lệch',
        "Recompute everything from the kiosks' bytes; exit code 2 when something differs",
      ),
    )
    .option('--json', say('in kết quả dạng JSON', 'print the result as JSON'))
    .option('--kiosk <id>', say('chỉ một máy đánh giá', 'only one kiosk'))
    .option('--no-signatures', say('bỏ qua chữ ký', 'skip the signatures'))
    .action(async (options: VerifyCommandOptions) => exit(await runVerify(options, around)));
  program
    .command('root')
    .description(
      say('Ghi mã gốc của mọi chuỗi vào nhật ký', 'Write the root of all chains into the log'),
    )
    .action(async () => exit(await runRoot(around)));
  program
    .command('proof')
    .description(say('Xuất tệp chứng thực số liệu', 'Write a proof that others can check'))
    .requiredOption('--unit <code>', say('mã đơn vị', 'code of the unit'))
    .requiredOption('--period <key>', '2026-11, 2026-Q4, 2026-H1, 2026-9M, 2026')
    .requiredOption('--out <file>', say('tệp kết quả', 'file to write'))
    .action(async (options: ProofOptions) => exit(await runProof(options, around)));
}

function addAccountCommands({ program, around, say, exit }: Hook): void {
  const account = program.command('account').description(say('Tài khoản', 'Accounts'));
  const fromInput = say('mật khẩu đọc từ bàn phím', 'the password is read from the input');
  const login = ['--login <name>', say('tên đăng nhập', 'name to sign in with')] as const;
  account
    .command('create')
    .description(`${say('Tạo tài khoản quản trị', 'Make an administrator')}; ${fromInput}`)
    .requiredOption(...login)
    .requiredOption('--name <name>', say('họ và tên', 'full name'))
    .action(async (options: NewAccountOptions) => exit(await runAccountCreate(options, around)));
  account
    .command('list')
    .description(say('Tài khoản và vai trò', 'Accounts and their roles'))
    .option('--json', say('in dạng JSON', 'print as JSON'))
    .action(async (options: { json?: boolean }) => exit(await runAccountList(options, around)));
  account
    .command('grant')
    .description(say('Giao vai trò trên một đơn vị', 'Give a role on a unit'))
    .requiredOption(...login)
    .requiredOption('--role <role>', OFFERED_ROLES.join(', '))
    .option('--unit <code>', say('mã đơn vị; bỏ trống: toàn hệ thống', 'code; none: everything'))
    .option('--days <days>', say('thời hạn, số ngày', 'how long, in days'))
    .action(async (options: GrantOptions) => exit(await runAccountGrant(options, around)));
  account
    .command('close')
    .description(say('Đóng tài khoản, thu hồi mọi vai trò', 'Close an account and end its roles'))
    .requiredOption(...login)
    .action(async (given: { login: string }) => exit(await runAccountClose(given.login, around)));
  account
    .command('reset-password')
    .description(`${say('Đặt lại mật khẩu', 'Set a new password')}; ${fromInput}`)
    .requiredOption(...login)
    .action(async (given: { login: string }) => exit(await runResetPassword(given.login, around)));
  account
    .command('reset-totp')
    .argument('<login>', login[1])
    .description(
      say(
        'Gỡ xác thực hai lớp khi mất điện thoại và mã dự phòng',
        'Take two-step sign-in off when phone and recovery codes are lost',
      ),
    )
    .action(async (name: string) => exit(await runResetTotp(name, around)));
  account
    .command('link')
    .argument('<login>', login[1])
    .description(
      say(
        'Liên kết tài khoản với người dùng của máy chủ định danh (OIDC_ISSUER)',
        'Link an account to a person of the identity provider (OIDC_ISSUER)',
      ),
    )
    .requiredOption('--subject <sub>', say('mã người dùng (sub)', 'who it is there (sub)'))
    .action(async (name: string, options: LinkOptions) =>
      exit(await runLink(name, options, around)),
    );
}
