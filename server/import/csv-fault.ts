import type { CsvError } from 'csv-parse/sync';
import type { Localized } from '../../shared/domain/language.ts';
import { unreadable, type ImportFault } from './import-fault.ts';

/** Where reading stopped: the line of the fault, and the line on which its row begins. */
export interface FaultPlace {
  readonly line: number;
  readonly rowStart: number;
}

/** What the reader's error says to the person whose file it is. */
export function csvFault({ code, message }: CsvError, place: FaultPlace): ImportFault {
  const words = WORDS[code];
  return words === undefined ? unreadable(message) : { code: 'unreadable', message: words(place) };
}

const REMEDY: Localized = {
  vi: 'Hãy gõ dấu nháy trong ô thành hai dấu liền nhau và đặt cả ô trong dấu nháy, như "Xã ""Bảy""", hoặc lưu danh sách dạng .xlsx rồi nhập lại.',
  en: 'Double every quote inside a cell and put the whole cell in quotes, as in "Xã ""Bảy""", or save the list as .xlsx; then import it again.',
};

const strayQuote = ({ line, rowStart }: FaultPlace): Localized => {
  const isLater = line > rowStart;
  const vi = isLater ? `, trong dòng dữ liệu bắt đầu từ dòng ${rowStart}` : '';
  const en = isLater ? `, within a row that begins on line ${rowStart}` : '';
  return {
    vi: `Dòng ${line}: dấu nháy kép (") nằm sai chỗ trong ô${vi}. ${REMEDY.vi}`,
    en: `Line ${line}: a double quote (") stands where none can stand in a cell${en}. ${REMEDY.en}`,
  };
};

const openQuote = ({ rowStart }: FaultPlace): Localized => ({
  vi: `Dòng ${rowStart}: có ô mở bằng dấu nháy kép (") mà đến hết tệp không có dấu đóng. ${REMEDY.vi}`,
  en: `Line ${rowStart}: a cell opens with a double quote (") that nothing closes before the file ends. ${REMEDY.en}`,
});

const longRow = ({ rowStart }: FaultPlace): Localized => ({
  vi: `Dòng ${rowStart}: dài hơn 64 KB; thường là có ô mở bằng dấu nháy kép (") mà không đóng. ${REMEDY.vi}`,
  en: `Line ${rowStart}: longer than 64 kB; most often a cell opens with a double quote (") that is not closed. ${REMEDY.en}`,
});

const WORDS: Readonly<Partial<Record<CsvError['code'], (place: FaultPlace) => Localized>>> = {
  INVALID_OPENING_QUOTE: strayQuote,
  CSV_INVALID_CLOSING_QUOTE: strayQuote,
  CSV_NON_TRIMABLE_CHAR_AFTER_CLOSING_QUOTE: strayQuote,
  CSV_QUOTE_NOT_CLOSED: openQuote,
  CSV_MAX_RECORD_SIZE: longRow,
};
