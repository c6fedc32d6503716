import type { Localized } from '../shared/domain/language.ts';
import type { ConfigMistake } from './config-mistake.ts';
import { EXIT } from './exit-codes.ts';

/** What stopped the start, for the person at the console. */
export interface StartFailure {
  readonly message: Localized;
  readonly exitCode: (typeof EXIT)[keyof typeof EXIT];
}

/** Every mistake of the environment, one per line. */
export function configFailure(mistakes: readonly ConfigMistake[]): StartFailure {
  const lines = (language: keyof Localized) =>
    mistakes.map(({ name, found, expected }) => `  ${name}=${found}: ${expected[language]}`);
  return {
    message: {
      vi: ['Cấu hình chưa đúng. Giá trị cần có:', ...lines('vi')].join('\n'),
      en: ['The configuration is not right. Expected:', ...lines('en')].join('\n'),
    },
    exitCode: EXIT.invalid,
  };
}
