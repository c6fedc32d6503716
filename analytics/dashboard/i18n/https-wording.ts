import type { HttpsWay, Reached } from '../https-standing.ts';
import { httpsTrustWording, type TrustWords } from './https-trust-wording.ts';

export interface Way {
  readonly title: string;
  readonly when: string;
  readonly steps: readonly string[];
  /** To be typed on the server. */
  readonly commands: readonly string[];
}

export interface HttpsWords {
  /** Among the first steps. */
  readonly title: string;
  readonly intro: string;
  readonly reached: Readonly<Record<Reached, string>>;
  readonly restart: string;
  readonly served: (names: string, day: string) => string;
  readonly endsSoon: (day: string) => string;
  readonly ways: string;
  readonly inUse: string;
  readonly asNow: string;
  readonly way: Readonly<Record<HttpsWay, Way>>;
  readonly trust: TrustWords;
}

const vi: HttpsWords = {
  title: 'HTTPS cho máy tính bảng',
  intro:
    'Trình duyệt chỉ cho máy đánh giá giữ và ký lượt đánh giá khi địa chỉ bắt đầu bằng https://. Qua http:// từ máy khác, máy đánh giá từ chối ghép nối.',
  reached: {
    https:
      'Ông/Bà đang xem trang này qua HTTPS: máy tính bảng tin chứng chỉ này thì ghép nối được.',
    'this-machine':
      'Ông/Bà đang ngồi tại chính máy chủ. Máy tính bảng đi đường khác, nên vẫn cần một trong các cách dưới đây.',
    plain:
      'Trang này chưa được mã hóa (http://): máy tính bảng chưa ghép nối được, và mật khẩu đi qua mạng không được bảo vệ. Hãy chọn một cách dưới đây.',
  },
  restart: 'Chứng chỉ tự cấp đã có nhưng máy chủ chưa dùng. Hãy khởi động lại máy chủ.',
  served: (names, day) => `Chứng chỉ của máy chủ dành cho ${names}; có hiệu lực đến ${day}.`,
  endsSoon: (day) =>
    `Chứng chỉ hết hạn ngày ${day}. Sau ngày đó máy đánh giá vẫn giữ nhưng không gửi được. Hãy gia hạn rồi khởi động lại máy chủ.`,
  ways: 'Bốn cách',
  inUse: 'Đang dùng',
  asNow: 'Hiện nay',
  way: {
    proxy: {
      title: 'Proxy có HTTPS',
      when: 'Cơ quan có Caddy, nginx hoặc trung tâm dữ liệu lo chứng chỉ.',
      steps: [
        'Cho proxy chuyển tiếp về máy chủ này, giữ nguyên Host và gửi X-Forwarded-For, X-Forwarded-Proto.',
        'Đặt các biến bên dưới rồi khởi động lại máy chủ.',
      ],
      commands: ['TRUST_PROXY=1', 'BASE_URL=https://…'],
    },
    local: {
      title: 'Chứng chỉ tự cấp',
      when: 'Mạng nội bộ, không có tên miền hoặc không có Internet.',
      steps: [
        'Chạy lệnh bên dưới trên máy chủ, nêu đủ tên và địa chỉ mà máy tính bảng dùng; khởi động lại máy chủ.',
        'Cài chứng chỉ gốc lên từng máy tính bảng, một lần. Gia hạn bằng chính lệnh này, không phải cài lại.',
      ],
      commands: ['npm run cli -- tls --name danhgia.lan 192.168.1.20'],
    },
    given: {
      title: 'Chứng chỉ có sẵn',
      when: 'Cơ quan đã có chứng chỉ cho tên máy chủ.',
      steps: [
        'Đặt hai biến bên dưới: chứng chỉ PEM kèm chứng chỉ trung gian, và khóa PEM không mật khẩu.',
        'Khởi động lại máy chủ; làm lại mỗi khi thay chứng chỉ.',
      ],
      commands: ['TLS_CERT=…', 'TLS_KEY=…'],
    },
    none: {
      title: 'Để sau',
      when: 'Máy đánh giá chính là máy chủ, hoặc mới xem thử.',
      steps: [
        'Chỉ trình duyệt trên chính máy chủ dùng được làm máy đánh giá, ở địa chỉ localhost.',
        'Trang quản lý vẫn mở được từ máy khác, nhưng không được mã hóa.',
      ],
      commands: [],
    },
  },
  trust: httpsTrustWording.vi,
};

const en: HttpsWords = {
  title: 'HTTPS for tablets',
  intro:
    'A browser lets a kiosk keep and sign ratings only where the address begins with https://. Over http:// from another machine the kiosk refuses to pair.',
  reached: {
    https: 'You see this page over HTTPS: a tablet that trusts its certificate can be paired.',
    'this-machine':
      'You sit at the server itself. Tablets come another way and still need one of the ways below.',
    plain:
      'This page is not encrypted (http://): tablets cannot be paired, and passwords cross the network in the open. Choose one of the ways below.',
  },
  restart:
    'There is a certificate of the local authority that the server does not use yet. Restart the server.',
  served: (names, day) => `The server’s certificate is for ${names}; it is valid until ${day}.`,
  endsSoon: (day) =>
    `The certificate ends on ${day}. After that kiosks keep their ratings but cannot send them. Renew it and restart the server.`,
  ways: 'Four ways',
  inUse: 'In use',
  asNow: 'As it is now',
  way: {
    proxy: {
      title: 'A proxy with HTTPS',
      when: 'The office has Caddy, nginx or a data centre that looks after certificates.',
      steps: [
        'Let the proxy pass calls on to this server, keep Host, and send X-Forwarded-For and X-Forwarded-Proto.',
        'Set the variables below and restart the server.',
      ],
      commands: ['TRUST_PROXY=1', 'BASE_URL=https://…'],
    },
    local: {
      title: 'A local authority',
      when: 'A local network without a domain name or without the Internet.',
      steps: [
        'Run the command below on the server with every name and address that tablets use; restart the server.',
        'Install the root certificate on each tablet, once. The same command renews; nothing is installed again.',
      ],
      commands: ['npm run cli -- tls --name ratings.lan 192.168.1.20'],
    },
    given: {
      title: 'Your own certificate',
      when: 'The office has a certificate for the server’s name.',
      steps: [
        'Set the two variables below: the PEM certificate with its intermediates, and the PEM key without a password.',
        'Restart the server, and again whenever the certificate is replaced.',
      ],
      commands: ['TLS_CERT=…', 'TLS_KEY=…'],
    },
    none: {
      title: 'Later',
      when: 'The kiosk is the server itself, or you are only looking.',
      steps: [
        'Only a browser on the server itself can be a kiosk, at the address localhost.',
        'The dashboard opens from other machines, but it is not encrypted.',
      ],
      commands: [],
    },
  },
  trust: httpsTrustWording.en,
};

export const httpsWording = { vi, en };
