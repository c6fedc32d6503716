import { ROLES_ON_UNITS } from '../../shared/domain/role.ts';
import type { GrantOptions } from './account-grants.ts';
import type { NewAccountOptions } from './account.ts';
import type { LoginOptions } from './with-account.ts';
import type { JsonOption } from './console.ts';
import { asJson, type Hook } from './hook.ts';
import type { LinkOptions } from './single-sign-on.ts';

/** `account`. */

export function addAccountCommands({ program, around, say, exit }: Hook): void {
  const account = program.command('account').description(say('Tài khoản', 'Accounts'));
  const fromInput = say('mật khẩu đọc từ bàn phím', 'the password is read from the input');
  const login = ['--login <name>', say('tên đăng nhập', 'name to sign in with')] as const;
  account
    .command('create')
    .description(`${say('Tạo tài khoản quản trị', 'Make an administrator')}; ${fromInput}`)
    .requiredOption(...login)
    .requiredOption('--name <name>', say('họ và tên', 'full name'))
    .option('--json', asJson(say))
    .action(async (options: NewAccountOptions) => {
      const { runAccountCreate } = await import('./account.ts');
      exit(await runAccountCreate(options, around));
    });
  account
    .command('list')
    .description(say('Tài khoản và vai trò', 'Accounts and their roles'))
    .option('--json', asJson(say))
    .action(async (options: JsonOption) => {
      const { runAccountList } = await import('./account-grants.ts');
      exit(await runAccountList(options, around));
    });
  account
    .command('grant')
    .description(say('Giao vai trò trên một đơn vị', 'Give a role on a unit'))
    .requiredOption(...login)
    .requiredOption('--role <role>', ROLES_ON_UNITS.join(', '))
    .option('--unit <code>', say('mã đơn vị; bỏ trống: toàn hệ thống', 'code; none: everything'))
    .option('--days <days>', say('thời hạn, số ngày', 'how long, in days'))
    .option('--json', asJson(say))
    .action(async (options: GrantOptions) => {
      const { runAccountGrant } = await import('./account-grants.ts');
      exit(await runAccountGrant(options, around));
    });
  account
    .command('close')
    .description(say('Đóng tài khoản, thu hồi mọi vai trò', 'Close an account and end its roles'))
    .requiredOption(...login)
    .option('--json', asJson(say))
    .action(async (options: LoginOptions) => {
      const { runAccountClose } = await import('./account-grants.ts');
      exit(await runAccountClose(options, around));
    });
  account
    .command('reset-password')
    .description(`${say('Đặt lại mật khẩu', 'Set a new password')}; ${fromInput}`)
    .requiredOption(...login)
    .option('--json', asJson(say))
    .action(async (options: LoginOptions) => {
      const { runResetPassword } = await import('./account.ts');
      exit(await runResetPassword(options, around));
    });
  account
    .command('reset-totp')
    .argument('<login>', login[1])
    .description(
      say(
        'Gỡ xác thực hai lớp khi mất điện thoại và mã dự phòng',
        'Take two-step sign-in off when phone and recovery codes are lost',
      ),
    )
    .option('--json', asJson(say))
    .action(async (name: string, options: JsonOption) => {
      const { runResetTotp } = await import('./account.ts');
      exit(await runResetTotp({ ...options, login: name }, around));
    });
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
    .option('--json', asJson(say))
    .action(async (name: string, options: Omit<LinkOptions, 'login'>) => {
      const { runLink } = await import('./single-sign-on.ts');
      exit(await runLink({ ...options, login: name }, around));
    });
}
