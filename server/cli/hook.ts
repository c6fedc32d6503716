import type { Command } from 'commander';

/** What the commands are hung on. */
export interface Hook {
  readonly program: Command;
  readonly around: NodeJS.Process;
  /** The wording in the language of the console. */
  readonly say: (vi: string, en: string) => string;
  /** Keeps the exit code for when everything is closed. */
  readonly exit: (code: number) => void;
}

/** What `--json` says of itself, the same for every command. */
export const asJson = (say: Hook['say']): string =>
  say('in kết quả dạng JSON', 'print the result as JSON');
