import type { Command } from 'commander';
import { EXIT } from '../exit-codes.ts';
import { programVersion } from '../program-version.ts';
import { addAccountCommands } from './account-commands.ts';
import { addBackupCommands } from './backup-commands.ts';
import { WordedCommand } from './command-wording.ts';
import { consoleLanguage } from './console.ts';
import { addDataCommands } from './data-commands.ts';
import { wordHelp } from './help-wording.ts';
import type { Hook } from './hook.ts';
import { addIntegrityCommands } from './integrity-commands.ts';
import { addKioskCommands } from './kiosk-commands.ts';
import { addServerCommands } from './server-commands.ts';

/**
 * The commands. Exit codes: 0 done, 1 failed, 2 what was given is not valid. The descriptions are
 * in the language of LANG. What a command runs is loaded when it is called: to read the whole
 * program first takes a second.
 */
export function makeProgram(around: NodeJS.Process): Command {
  const isEnglish = consoleLanguage(around.env) === 'en';
  const say = (vi: string, en: string): string => (isEnglish ? en : vi);
  const program = new WordedCommand('mot-cham', say).description(
    say('Máy chủ đánh giá mức độ hài lòng', 'Server of satisfaction ratings'),
  );
  // A command takes both over from its parent only when it is made after them.
  wordHelp(program, { version: programVersion(), say });
  program.exitOverride(({ exitCode }) => around.exit(exitCode === 0 ? 0 : EXIT.invalid));
  const hook: Hook = {
    program,
    around,
    say,
    exit: (code) => {
      around.exitCode = code;
    },
  };
  addServerCommands(hook);
  addDataCommands(hook);
  addBackupCommands(hook);
  addKioskCommands(hook);
  addIntegrityCommands(hook);
  addAccountCommands(hook);
  return program;
}
