import { Command, type ErrorOptions } from 'commander';
import type { Hook } from './hook.ts';

type Say = Hook['say'];

/** How a complaint of commander's is put. */
interface Complaint {
  /** Finds what the complaint is about, and what it is set against. */
  readonly pattern: RegExp;
  readonly words: (say: Say, about: About) => string;
}

interface About {
  readonly name: string;
  readonly other: string;
  /** What the command says of the argument or option of that name, after a colon. */
  readonly meaning: string;
}

/** By the code of the error. Its text is the only place where commander says what it is about. */
const COMPLAINTS: Readonly<Record<string, Complaint>> = {
  'commander.unknownCommand': {
    pattern: /unknown command '([^]*?)'(?:\n|$)/u,
    words: (say, { name }) => say(`Không có lệnh “${name}”.`, `There is no command '${name}'.`),
  },
  'commander.unknownOption': {
    pattern: /unknown option '([^]*?)'(?:\n|$)/u,
    words: (say, { name }) => say(`Không có tùy chọn “${name}”.`, `There is no option '${name}'.`),
  },
  'commander.missingArgument': {
    pattern: /argument '(.*)'$/u,
    words: (say, { name, meaning }) =>
      say(`Còn thiếu <${name}>${meaning}.`, `<${name}> is missing${meaning}.`),
  },
  'commander.missingMandatoryOptionValue': {
    pattern: /option '(.*)' not specified$/u,
    words: (say, { name, meaning }) =>
      say(`Còn thiếu tùy chọn ${name}${meaning}.`, `The option ${name} is missing${meaning}.`),
  },
  'commander.optionMissingArgument': {
    pattern: /option '(.*)' argument missing$/u,
    words: (say, { name, meaning }) =>
      say(`Tùy chọn ${name} chưa có giá trị${meaning}.`, `Option ${name} has no value${meaning}.`),
  },
  'commander.conflictingOption': {
    pattern: /'(.*)' cannot be used with .*'(.*)'$/u,
    words: (say, { name, other }) =>
      say(
        `Không dùng ${name} cùng với ${other}: hãy bỏ một trong hai.`,
        `${name} cannot be used with ${other}: leave one of them out.`,
      ),
  },
  'commander.excessArguments': {
    pattern: /Expected (\d+) arguments? but got (\d+)/u,
    words: (say, { name, other }) =>
      say(
        `Thừa tham số: lệnh nhận ${name}, đã ghi ${other}. Tên có dấu cách phải đặt trong dấu nháy kép.`,
        `Too many arguments: the command takes ${name}, got ${other}. A name with spaces needs quotes.`,
      ),
  },
  'commander.invalidArgument': {
    pattern: /option '(.*?)' argument '([^]*)' is invalid/u,
    words: (say, { name, other, meaning }) =>
      say(
        `Tùy chọn ${name} không nhận “${other}”${meaning}.`,
        `Option ${name} does not take '${other}'${meaning}.`,
      ),
  },
};

const SUGGESTION = /\(Did you mean (?:one of )?(.*)\?\)$/u;

/** A command that complains in the reader's language and says how its help is seen. */
export class WordedCommand extends Command {
  readonly #say: Say;

  constructor(name: string | undefined, say: Say) {
    super(name);
    this.#say = say;
  }

  /** Of every command below it, commander asks this one to make it. */
  override createCommand(name?: string): Command {
    return new WordedCommand(name, this.#say);
  }

  override error(message: string, options?: ErrorOptions): never {
    return super.error(this.#worded(message, options?.code ?? ''), options);
  }

  #worded(message: string, code: string): string {
    const say = this.#say;
    const complaint = COMPLAINTS[code];
    const [found, name = '', other = ''] = complaint?.pattern.exec(message) ?? [];
    const what =
      found === undefined
        ? say('Lệnh ghi chưa đúng.', 'The command is not written as it must be.')
        : complaint?.words(say, { name, other, meaning: this.#meaningOf(name) });
    const [, similar] = SUGGESTION.exec(message) ?? [];
    const hint = similar === undefined ? [] : [say(`Có phải: ${similar}?`, `Perhaps: ${similar}?`)];
    const help = `npm run cli -- ${[...pathOf(this), '--help'].join(' ')}`;
    return [what, ...hint, say(`Xem cách dùng: ${help}`, `How it is used: ${help}`)].join('\n');
  }

  #meaningOf(name: string): string {
    const argument = this.registeredArguments.find((one) => one.name() === name);
    const { description = '' } = argument ?? this.options.find(({ flags }) => flags === name) ?? {};
    return description === '' ? '' : `: ${description}`;
  }
}

/** The names by which a command is called, without the program's own. */
function pathOf(command: Command): string[] {
  return command.parent === null ? [] : [...pathOf(command.parent), command.name()];
}
