import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import type { Localized } from '../../shared/domain/language.ts';
import { consoleLanguage, type Console } from './console.ts';

const PROMPT: Localized = { vi: 'Mật khẩu: ', en: 'Password: ' };

/** Swallows what a terminal would echo. */
const SILENT = new Writable({ write: (_chunk, _encoding, done) => done() });

/** One line of the terminal, unseen, or of whatever is piped in. */
export async function readPassword(console: Console): Promise<string> {
  const isTerminal = console.stdin.isTTY === true;
  if (isTerminal) console.stderr.write(PROMPT[consoleLanguage(console.env)]);
  const lines = createInterface({ input: console.stdin, output: SILENT, terminal: isTerminal });
  try {
    for await (const line of lines) return line;
    return '';
  } finally {
    lines.close();
    if (isTerminal) console.stderr.write('\n');
  }
}
