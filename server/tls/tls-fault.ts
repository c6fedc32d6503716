import type { Localized } from '../../shared/domain/language.ts';

/** Why a certificate cannot be served, in words for the person at the console. */
export class TlsFault extends Error {
  override readonly name = 'TlsFault';
  readonly explanation: Localized;

  constructor(explanation: Localized, cause?: unknown) {
    super(explanation.en, cause === undefined ? {} : { cause });
    this.explanation = explanation;
  }
}
