/** What the person who started the demonstration needs: three links, in both languages. */
export function demoGreeting(facts: {
  readonly port: number;
  readonly login: string;
  readonly password: string;
}): string {
  const { port, login, password } = facts;
  const home = `http://localhost:${port}`;
  return [
    '',
    'Một Chạm · Dữ liệu minh họa (sample data; tên cán bộ là hư cấu, officials are invented)',
    '',
    `  Máy đánh giá · Kiosk       ${home}/kiosk/`,
    '                             (tự ghép nối sau vài giây · pairs itself in a few seconds)',
    `  Bảng điều hành · Dashboard ${home}/`,
    `                             tên đăng nhập · login: ${login}   mật khẩu · password: ${password}`,
    '  Dừng · Stop                Ctrl+C (dữ liệu được xóa · the data are deleted)',
    '',
    '',
  ].join('\n');
}
