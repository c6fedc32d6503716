import type { Language, Localized } from '../../shared/domain/language.ts';
import { EXIT } from '../exit-codes.ts';

/** What a command needs of its process. */
export interface Console {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly stdin: NodeJS.ReadableStream & { readonly isTTY?: boolean };
  readonly stdout: { write(text: string): unknown };
  readonly stderr: { write(text: string): unknown };
}

/** The language of messages, by LC_ALL or LANG; Vietnamese where they name neither. */
export function consoleLanguage(env: Console['env']): Language {
  // An empty variable counts as one that is not set, as everywhere in POSIX.
  const named = [env['LC_ALL'], env['LANG']].find((value) => value !== undefined && value !== '');
  return named?.toLowerCase().startsWith('en') === true ? 'en' : 'vi';
}

/** Prints a line for the person at the console. */
export function say(console: Console, message: Localized): void {
  console.stdout.write(`${message[consoleLanguage(console.env)]}\n`);
}

/** Of every command that has a result. */
export interface JsonOption {
  /** Print the result as JSON, for programs. */
  readonly json?: boolean;
}

export interface Told {
  readonly json: boolean | undefined;
  readonly result: object;
  readonly text: Localized;
}

/** Prints what came of a command: a text for people, or the same as JSON for programs. */
export function tell(console: Console, { json, result, text }: Told): void {
  if (json === true) console.stdout.write(`${JSON.stringify(result, null, 2)}\n`);
  else say(console, text);
}

/** Prints what went wrong; answers the exit code. */
export function complain(
  console: Console,
  message: Localized,
  exitCode: number = EXIT.failed,
): number {
  console.stderr.write(`${message[consoleLanguage(console.env)]}\n`);
  return exitCode;
}
