import { writeFile } from 'node:fs/promises';
import type { Localized } from '../../shared/domain/language.ts';
import { err, ok, type Result } from '../../shared/result.ts';

/** A file or folder that a person named, to be written. */
export interface NamedPlace {
  readonly path: string;
  /** The option or variable by which another is named. */
  readonly by: string;
}

/** Writes a file that a person named; answers what to tell that person when it cannot be. */
export const writeNamedFile = (
  place: NamedPlace,
  content: string | Uint8Array,
): Promise<Result<undefined, Localized>> =>
  atNamedPlace(place, async () => {
    await writeFile(place.path, content);
    return undefined;
  });

/** As `writeNamedFile`, for work that writes there by itself. Throws what is no fault of the place. */
export async function atNamedPlace<Answer>(
  place: NamedPlace,
  work: () => Promise<Answer>,
): Promise<Result<Answer, Localized>> {
  try {
    return ok(await work());
  } catch (error) {
    const reason = isAbout(place, error) ? REASONS[error.code] : undefined;
    if (reason === undefined) throw error;
    const { path, by } = place;
    return err({
      vi: `Không ghi được ${path}: ${reason.vi}. Hãy chọn nơi khác bằng ${by}.`,
      en: `${path} cannot be written: ${reason.en}. Choose another place with ${by}.`,
    });
  }
}

/** Node names the path when opening fails, and none when the disk is full while writing. */
function isAbout({ path }: NamedPlace, error: unknown): error is Error & { code: string } {
  if (!(error instanceof Error && 'code' in error)) return false;
  const { path: found } = error as { path?: unknown };
  // Making a folder with those above it fails at the first that cannot be made.
  return typeof found !== 'string' || found.startsWith(path) || path.startsWith(found);
}

const FORBIDDEN: Localized = {
  vi: 'tài khoản này không có quyền ghi ở đó',
  en: 'this account may not write there',
};

const NO_FOLDER: Localized = {
  vi: 'một phần của đường dẫn là tệp, không phải thư mục',
  en: 'a part of the path is a file, not a folder',
};

const FULL: Localized = { vi: 'ổ đĩa đã đầy', en: 'the disk is full' };

const REASONS: Readonly<Record<string, Localized>> = {
  ENOENT: { vi: 'không có thư mục chứa tệp này', en: 'there is no such folder' },
  EACCES: FORBIDDEN,
  EPERM: FORBIDDEN,
  EISDIR: { vi: 'đó là một thư mục, cần tên tệp', en: 'it is a folder, a file is needed' },
  ENOTDIR: NO_FOLDER,
  EEXIST: NO_FOLDER,
  EROFS: { vi: 'ổ đĩa chỉ cho đọc', en: 'the disk can only be read' },
  ENOSPC: FULL,
  EDQUOT: FULL,
};
