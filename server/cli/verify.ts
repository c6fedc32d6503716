import { v7 as uuidV7 } from 'uuid';
import { FINDING_NAMES } from '../../shared/api/finding-names.ts';
import { alarmsIn, FINDING_SEVERITY, noticesIn } from '../../shared/api/integrity.ts';
import type { Finding, FindingKind, VerifyReport } from '../../shared/api/integrity.ts';
import type { Language, Localized } from '../../shared/domain/language.ts';
import { EXIT } from '../exit-codes.ts';
import { inSnapshot } from '../store/snapshot.ts';
import { insertVerification } from '../store/verifications.ts';
import { verifyReads } from '../store/verify-reads.ts';
import { verifyStore } from '../verify/verify-store.ts';
import { complain, consoleLanguage, type Console } from './console.ts';
import { progressBar } from './progress-bar.ts';
import { withStoredData } from './with-store.ts';

export interface VerifyCommandOptions {
  /** Print the whole result as JSON. */
  readonly json?: boolean;
  /** Id of the only kiosk to look at. */
  readonly kiosk?: string;
  /** False with `--no-signatures`. */
  readonly signatures: boolean;
}

/** Something was found that asks for somebody to act. */
const FOUND = 2;

const CHECKING: Localized = { vi: 'Kiểm tra', en: 'Verifying' };

const UNKNOWN_KIOSK: Localized = {
  vi: 'Không có máy đánh giá mang mã này.',
  en: 'No kiosk has that id.',
};

/**
 * Recomputes all data from the kiosks' own bytes and prints what differs. Answers the exit code:
 * 0 nothing, 1 it could not be done, 2 something was found.
 */
export async function runVerify(options: VerifyCommandOptions, console: Console): Promise<number> {
  return withStoredData(
    console,
    async (store, config) => {
      const report = await inSnapshot(config.database, async (db) => {
        const progress = lazyBar(console);
        const result = await verifyStore(verifyReads(db), Date.now, {
          ...(options.kiosk === undefined ? {} : { kioskId: options.kiosk }),
          withSignatures: options.signatures,
          onProgress: progress.show,
        });
        progress.end();
        return result;
      });
      if (options.kiosk !== undefined && report.chains.length === 0) {
        return complain(console, UNKNOWN_KIOSK);
      }
      if (report.kioskId === null) await insertVerification(store.db, uuidV7(), report);
      const language = consoleLanguage(console.env);
      const text =
        options.json === true ? JSON.stringify(report, null, 2) : verifyText(report, language);
      console.stdout.write(`${text}\n`);
      return alarmsIn(report) === 0 ? 0 : FOUND;
    },
    EXIT.failed,
  );
}

/** How much there is to do is known at the first step. */
function lazyBar(console: Console) {
  let bar: ReturnType<typeof progressBar> | undefined;
  return {
    show: (done: number, total: number) => {
      bar ??= progressBar(console, CHECKING[consoleLanguage(console.env)], total);
      bar.show(done);
    },
    end: () => bar?.end(),
  };
}

/** The result for a person to read. */
export function verifyText(report: VerifyReport, language: Language): string {
  const say = ({ vi, en }: Localized): string => (language === 'en' ? en : vi);
  const number = new Intl.NumberFormat(language === 'en' ? 'en-GB' : 'vi-VN');
  const print = (value: number): string => number.format(value);
  const { totals } = report;
  const seconds = Math.max(0.001, (report.finishedAtMs - report.startedAtMs) / 1000);
  const signatures = report.withSignatures
    ? say({ vi: 'có kiểm tra chữ ký', en: 'signatures checked' })
    : say({ vi: 'KHÔNG kiểm tra chữ ký', en: 'signatures NOT checked' });
  const lines = [
    say({
      vi: `Đã đọc lại ${print(totals.records)} bản ghi của ${print(totals.chains)} chuỗi trong ${print(Math.round(seconds))} giây (${print(Math.round(totals.records / seconds))} bản ghi/giây), ${signatures}.`,
      en: `Read ${print(totals.records)} records of ${print(totals.chains)} chains in ${print(Math.round(seconds))} s (${print(Math.round(totals.records / seconds))} records/s), ${signatures}.`,
    }),
    say({
      vi: `Tính lại ${print(totals.ratings)} lượt đánh giá, ${print(totals.answers)} câu trả lời, ${print(totals.reasons)} lý do, ${print(totals.countCells)} ô đếm, ${print(totals.roots)} mã gốc hằng ngày, ${print(totals.auditEntries ?? 0)} mục nhật ký; đang giữ lại ${print(totals.quarantined)} bản ghi.`,
      en: `Recomputed ${print(totals.ratings)} ratings, ${print(totals.answers)} answers, ${print(totals.reasons)} reasons, ${print(totals.countCells)} count cells, ${print(totals.roots)} daily roots, ${print(totals.auditEntries ?? 0)} entries of the audit log; ${print(totals.quarantined)} records are set aside.`,
    }),
    ...findingLines(report, { say, print }),
    conclusion(report, { say, print }),
  ];
  return lines.join('\n');
}

interface Wording {
  readonly say: (text: Localized) => string;
  readonly print: (value: number) => string;
}

function findingLines({ counts, findings }: VerifyReport, { say, print }: Wording): string[] {
  const byKind = Map.groupBy(findings, ({ kind }) => kind);
  return [...byKind].flatMap(([kind, named]) => {
    const count = counts[kind] ?? named.length;
    const more = count - named.length;
    return [
      `${sign(kind)} ${say(FINDING_NAMES[kind])}: ${print(count)}`,
      ...named.map((finding) => `    ${placeText(finding)}${finding.detail}`),
      ...(more > 0
        ? [say({ vi: `    … và ${print(more)} nữa`, en: `    … and ${print(more)} more` })]
        : []),
    ];
  });
}

const sign = (kind: FindingKind): string => (FINDING_SEVERITY[kind] === 'alarm' ? '✖' : '·');

function placeText({ unitId, kioskId, epoch, seq, toSeq }: Finding): string {
  const seats = seq === null ? '' : `#${seq}${toSeq === null || toSeq === seq ? '' : `-${toSeq}`}`;
  const chain = epoch === null ? '' : `.${epoch}`;
  const place = `${kioskId ?? unitId ?? ''}${chain}${seats}`;
  return place === '' ? '' : `${place}: `;
}

function conclusion(report: VerifyReport, { say, print }: Wording): string {
  const [alarms, notices] = [alarmsIn(report), noticesIn(report)];
  if (alarms > 0) {
    return say({
      vi: `✖ Có ${print(alarms)} điểm phải xử lý.`,
      en: `✖ ${print(alarms)} findings to act upon.`,
    });
  }
  if (notices > 0) {
    return say({
      vi: `✔ Không có điểm nào phải xử lý; ${print(notices)} điểm cần biết.`,
      en: `✔ Nothing to act upon; ${print(notices)} things to know.`,
    });
  }
  return say({ vi: '✔ Liền mạch, không phát hiện sai lệch.', en: '✔ Whole; nothing differs.' });
}
