import type { JsonOption } from './console.ts';
import type { DemoOptions } from './demo.ts';
import { asJson, type Hook } from './hook.ts';
import type { TlsOptions } from './tls.ts';

/** `serve`, `demo`, `doctor`, `setup-code`, `tls`. */

export function addServerCommands({ program, around, say, exit }: Hook): void {
  program
    .command('serve')
    .description(say('Chạy máy chủ', 'Run the server'))
    .action(async () => {
      const { runServer } = await import('../run-server.ts');
      exit(await runServer(around));
    });
  program
    .command('demo')
    .description(say('Chạy thử với dữ liệu minh họa', 'Run on sample data that are thrown away'))
    .option('--build', say('dựng lại giao diện', 'build the browser apps anew'))
    .action(async (options: DemoOptions) => {
      const { runDemo } = await import('./demo.ts');
      exit(await runDemo(options, around));
    });
  program
    .command('doctor')
    .description(
      say(
        'Khám máy chủ: đĩa, HTTPS, sao lưu, toàn vẹn; mã thoát 1 khi có điều xấu',
        'Look the server over: disk, HTTPS, backup, integrity; exit code 1 when something is bad',
      ),
    )
    .option('--json', asJson(say))
    .action(async (options: JsonOption) => {
      const { runDoctor } = await import('./doctor.ts');
      exit(await runDoctor(options, around));
    });
  program
    .command('setup-code')
    .description(say('Tìm mã thiết lập lần đầu', 'Where to find the setup code'))
    .action(async () => {
      const { runSetupCode } = await import('./setup-code.ts');
      exit(await runSetupCode(around));
    });
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
    .option('--json', asJson(say))
    .action(async (options: TlsOptions) => {
      const { runTls } = await import('./tls.ts');
      exit(await runTls(options, around));
    });
}
