import type { Command } from 'commander';
import type { Hook } from './hook.ts';

interface Wording {
  readonly version: string;
  readonly say: Hook['say'];
}

/** Words that commander puts into a help text of its own, by what they become in Vietnamese. */
const HELP_WORDS: Readonly<Record<string, string>> = {
  'Usage:': 'Cách dùng:',
  'Arguments:': 'Tham số:',
  'Options:': 'Tùy chọn:',
  'Commands:': 'Các lệnh:',
  '[options]': '[tùy chọn]',
  '[command]': '[lệnh]',
};

/**
 * Lets the help of a program and of every command made from it afterwards be in the reader's
 * language: headings, the help option and command, the version, what a default is called.
 */
export function wordHelp(program: Command, { version, say }: Wording): Command {
  const word = (text: string) => say(HELP_WORDS[text] ?? text, text);
  const words = (line: string) => line.split(' ').map(word).join(' ');
  return program
    .version(version, '-V, --version', say('in số phiên bản', 'print the version'))
    .helpOption('-h, --help', say('xem cách dùng lệnh', 'show how the command is used'))
    .helpCommand('help [command]', say('xem cách dùng một lệnh', 'show how a command is used'))
    .configureHelp({
      styleTitle: word,
      styleUsage: words,
      styleSubcommandTerm: words,
      styleOptionDescription: (text) =>
        text.replace('(default: ', say('(mặc định: ', '(default: ')),
    });
}
