import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { BARE_ENVIRONMENT } from './bare-environment.ts';

const ROOT = join(import.meta.dirname, '../..');

/** What a program of ours said, and how it ended. */
export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface ProgramRun {
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  /** Piped into it; nothing when left out. */
  readonly input?: string;
}

/** Runs `node <args>` in the project's folder, with no variable but those given, to its end. */
export async function runProgram({ args, env, input = '' }: ProgramRun): Promise<Ended> {
  const child = spawn(process.execPath, args, {
    cwd: ROOT,
    env: { ...BARE_ENVIRONMENT, ...env },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  const said = { stdout: '', stderr: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => (said.stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said.stderr += text));
  child.stdin.end(input);
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, ...said };
}
