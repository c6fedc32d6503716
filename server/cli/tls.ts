import { hostname } from 'node:os';
import { formatDay } from '../../analytics/reports/format.ts';
import type { Localized } from '../../shared/domain/language.ts';
import { localDayOf } from '../../shared/domain/local-day.ts';
import { trustAddresses } from '../addresses.ts';
import type { Config } from '../config.ts';
import { EXIT } from '../exit-codes.ts';
import { ownNames } from '../tls/own-names.ts';
import { renewCertificate, type Renewed, type RenewalRefusal } from '../tls/renew-certificate.ts';
import { parseSubjectName, type SubjectName } from '../tls/subject-name.ts';
import { complain, say, type Console } from './console.ts';
import { withConfig } from './with-store.ts';

export interface TlsOptions {
  /** Host names and addresses under which tablets and managers reach the server. */
  readonly name?: readonly string[];
  /** Print what was made as JSON, for programs. */
  readonly json?: boolean;
}

/** Makes or renews the server's certificate by its own authority; answers the exit code. */
export function runTls(options: TlsOptions, console: Console): Promise<number> {
  return withConfig(console, async (config) => {
    const given = readNames(options.name ?? [], config);
    if (!given.ok) return complain(console, notAName(given.text), EXIT.invalid);
    const renewed = await renewCertificate({
      dataDir: config.dataDir,
      given: given.names,
      keepsNames: options.name === undefined,
      own: ownNames(),
      title: `Mot Cham CA (${given.names[0]?.value ?? hostname()})`,
      nowMs: Date.now(),
    });
    if (!renewed.ok) return complain(console, messageOf(renewed.error), EXIT.failed);
    const addresses = trustAddresses({ ...config, tls: servedBy(renewed.value) });
    if (options.json === true) {
      console.stdout.write(`${JSON.stringify(asJson(renewed.value, addresses), null, 2)}\n`);
    } else {
      for (const line of report(renewed.value, { addresses, config })) say(console, line);
    }
    return 0;
  });
}

type Names =
  Readonly<{ ok: true; names: readonly SubjectName[] }> | Readonly<{ ok: false; text: string }>;

/** The name of BASE_URL is one of those that were asked for. */
function readNames(texts: readonly string[], { baseUrl, kioskOrigin }: Config): Names {
  const hosts = [baseUrl, kioskOrigin].flatMap((origin) =>
    origin === null ? [] : new URL(origin).hostname.replaceAll(/[[\]]/gu, ''),
  );
  const names: SubjectName[] = [];
  for (const text of [...texts, ...hosts]) {
    const name = parseSubjectName(text);
    if (name === undefined) return { ok: false, text };
    names.push(name);
  }
  return { ok: true, names };
}

const servedBy = ({ files }: Renewed) => ({ certFile: files.server, keyFile: files.server });

function asJson(renewed: Renewed, addresses: readonly string[]): object {
  const { files, madeAuthority, authority, certificate } = renewed;
  return {
    madeAuthority,
    authority: {
      file: files.authorityCertificate,
      sha256: authority.sha256,
      endsAtMs: authority.endsAtMs,
      addresses,
    },
    certificate: {
      file: files.server,
      sha256: certificate.sha256,
      endsAtMs: certificate.endsAtMs,
      names: certificate.names,
    },
  };
}

interface Around {
  readonly addresses: readonly string[];
  readonly config: Config;
}

function report(renewed: Renewed, { addresses, config }: Around): Localized[] {
  const { files, madeAuthority, authority, certificate } = renewed;
  const [authorityEnd, end] = [authority, certificate].map(({ endsAtMs }) =>
    formatDay(localDayOf(endsAtMs)),
  );
  const names = certificate.names.map((name) => name.replace(/^[^:]+:/u, '')).join(', ');
  const where = addresses.join('   ');
  return [
    madeAuthority
      ? {
          vi: `✔ Đã tạo chứng chỉ gốc (đến ${authorityEnd}): ${files.authorityCertificate}\n  Hãy chép ${files.authority} vào nơi cất giữ kín: bản sao lưu dữ liệu không chứa tệp này.`,
          en: `✔ Made an authority (until ${authorityEnd}): ${files.authorityCertificate}\n  Keep a copy of ${files.authority} in a safe place: backups of the data do not hold it.`,
        }
      : {
          vi: `✔ Giữ nguyên chứng chỉ gốc (đến ${authorityEnd}): ${files.authorityCertificate}`,
          en: `✔ Kept the authority (until ${authorityEnd}): ${files.authorityCertificate}`,
        },
    {
      vi: `  Dấu vân tay SHA-256: ${authority.sha256}`,
      en: `  SHA-256 fingerprint: ${authority.sha256}`,
    },
    {
      vi: `✔ Đã cấp chứng chỉ máy chủ (đến ${end}): ${files.server}\n  Tên và địa chỉ: ${names}`,
      en: `✔ Issued the server's certificate (until ${end}): ${files.server}\n  Names and addresses: ${names}`,
    },
    nextSteps(where, config),
  ];
}

function nextSteps(where: string, { tls, trustProxy, httpPort }: Config): Localized {
  if (tls !== null || trustProxy) {
    return {
      vi: '⚠ Máy chủ chưa dùng chứng chỉ này: đang đặt TLS_CERT và TLS_KEY, hoặc TRUST_PROXY. Bỏ các biến đó nếu muốn dùng.',
      en: '⚠ The server does not use it: TLS_CERT and TLS_KEY, or TRUST_PROXY, are set. Unset them to use it.',
    };
  }
  const plain: Localized = {
    vi: httpPort === null ? ' Đặt thêm HTTP_PORT (ví dụ 8080) để máy tính bảng tải dễ hơn.' : '',
    en: httpPort === null ? ' Set HTTP_PORT (8080, say) to let tablets fetch it more easily.' : '',
  };
  return {
    vi: `► Khởi động lại máy chủ. Trên từng máy tính bảng, cài chứng chỉ gốc từ: ${where}${plain.vi}`,
    en: `► Restart the server. On each tablet, install the root certificate from: ${where}${plain.en}`,
  };
}

const notAName = (text: string): Localized => ({
  vi: `“${text}” không phải tên máy hay địa chỉ IP. Ví dụ: danhgia.example.vn hoặc 192.168.1.20, không kèm https:// và số cổng.`,
  en: `“${text}” is no host name or IP address. Expected, for example, ratings.example.vn or 192.168.1.20, without https:// or a port.`,
});

function messageOf(refusal: RenewalRefusal): Localized {
  const { file } = refusal;
  const fresh: Localized = {
    vi: `Muốn làm lại từ đầu: dời thư mục chứa tệp đó sang nơi khác, chạy lại lệnh này, rồi cài chứng chỉ gốc mới lên mọi máy tính bảng.`,
    en: `To begin anew: move the folder of that file away, run this command again, and install the new root certificate on every tablet.`,
  };
  switch (refusal.kind) {
    case 'unreadable-authority':
      return {
        vi: `Tệp ${file} không chứa chứng chỉ gốc và khóa hợp lệ; không có gì bị thay đổi. Hãy khôi phục tệp từ bản cất giữ. ${fresh.vi}`,
        en: `${file} does not hold an authority's certificate and key; nothing was changed. Restore the file from your copy. ${fresh.en}`,
      };
    case 'expired-authority': {
      const day = formatDay(localDayOf(refusal.endsAtMs));
      return {
        vi: `Chứng chỉ gốc ${file} đã hết hạn ngày ${day}. ${fresh.vi}`,
        en: `The authority ${file} ended on ${day}. ${fresh.en}`,
      };
    }
    case 'beyond-limits': {
      const names = refusal.names.join(', ');
      return {
        vi: `Chứng chỉ gốc ${file} được tạo cho tên khác nên không cấp được cho: ${names}. Chứng chỉ đang dùng còn nguyên. ${fresh.vi}`,
        en: `The authority ${file} was made for other names and may not vouch for: ${names}. The certificate in use is untouched. ${fresh.en}`,
      };
    }
  }
}
