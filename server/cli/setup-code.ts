import { anyAccount } from '../store/accounts.ts';
import { complain, say, type Console } from './console.ts';
import { withStoredData } from './with-store.ts';

/** Tells where the setup code is: only the running server knows it. Answers the exit code. */
export async function runSetupCode(console: Console): Promise<number> {
  return withStoredData(console, async (store) => {
    if (await anyAccount(store.db)) {
      return complain(console, {
        vi: 'Máy chủ đã được thiết lập nên không còn mã. Quên mật khẩu: npm run cli -- account reset-password --login TÊN',
        en: 'The server is set up, so there is no code any more. Forgotten password: npm run cli -- account reset-password --login NAME',
      });
    }
    say(console, {
      vi: 'Mã thiết lập được in trên màn hình khi máy chủ khởi động và chỉ nằm trong bộ nhớ của máy chủ đang chạy. Không thấy mã? Hãy khởi động lại (npm start) để có mã mới. Máy chủ không có màn hình: npm run cli -- account create --login TÊN --name "HỌ TÊN"',
      en: 'The setup code is printed when the server starts, and only the running server holds it. Missed it? Restart (npm start) for a new one. On a machine without a console: npm run cli -- account create --login NAME --name "FULL NAME"',
    });
    return 0;
  });
}
