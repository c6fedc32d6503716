import { PROBLEMS } from '../../shared/api/problems.ts';
import type { Localized } from '../../shared/domain/language.ts';
import type { Failure } from './api-client.ts';

const UNREACHABLE: Localized = {
  vi: 'Không kết nối được với máy chủ. Kiểm tra mạng và xem máy chủ có đang chạy không, rồi thử lại.',
  en: 'The server cannot be reached. Check the network and that the server runs, then try again.',
};

const unreadable = (status: number): Localized => ({
  vi: `Nhận được câu trả lời không đọc được (mã ${status}). Có thể một máy trung gian đã chặn; hãy thử lại hoặc báo người quản trị.`,
  en: `The answer could not be read (status ${status}). Something in between may have blocked it; try again or tell the administrator.`,
});

/** What happened and what to do, in one or two sentences. */
export function failureSentence(failure: Failure): Localized {
  switch (failure.kind) {
    case 'problem':
      return PROBLEMS[failure.body.code].title;
    case 'unreachable':
      return UNREACHABLE;
    case 'unreadable':
      return unreadable(failure.status);
  }
}

/** Would the same question be refused again, however often it is asked? */
export const isFinal = (failure: Failure): boolean =>
  failure.kind === 'problem' && PROBLEMS[failure.body.code].retry === 'never';

/** What exactly was refused, line by line: the server's own words about single fields. */
export function failureDetails(failure: Failure): readonly string[] {
  if (failure.kind !== 'problem') return [];
  const { issues = [], requestId, code } = failure.body;
  const lines = issues.map(({ path, message }) => (path === '' ? message : `${path}: ${message}`));
  return code === 'internal' && requestId !== undefined ? [...lines, requestId] : lines;
}
