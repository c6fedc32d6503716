import { readdir } from 'node:fs/promises';

const LOCAL_OFFSET_MS = 7 * 3_600_000;
const FINISHED = /^mot-cham-\d{8}-\d{6}(?:-\d+)?$/u;

/** `mot-cham-<yyyymmdd-hhmmss>` of an instant, by Viet Nam's clock: names sort by age. */
export const backupName = (atMs: number): string => `mot-cham-${localStamp(atMs)}`;

/** While it is being made, and for a copy that was found bad. */
export const DRAFT_SUFFIX = '.dang-lam';
export const BAD_SUFFIX = '-hong';

/** The name of a new backup in a folder: two of one second get a number. */
export async function freeBackupName(folder: string, atMs: number): Promise<string> {
  const taken = await readdir(folder);
  const isTaken = (name: string): boolean => taken.some((one) => one.startsWith(name));
  const name = backupName(atMs);
  let free = name;
  for (let number = 2; isTaken(free); number += 1) free = `${name}-${number}`;
  return free;
}

/** `yyyymmdd-hhmmss` by Viet Nam's clock. */
export function localStamp(atMs: number): string {
  const text = new Date(atMs + LOCAL_OFFSET_MS).toISOString();
  return text.slice(0, 19).replaceAll(/[-:]/gu, '').replace('T', '-');
}

/** `14:05:09 05/11/2026` by Viet Nam's clock, for people. */
export function localMoment(atMs: number): string {
  const text = new Date(atMs + LOCAL_OFFSET_MS).toISOString();
  const [year = '', month = '', day = ''] = text.slice(0, 10).split('-');
  return `${text.slice(11, 19)} ${day}/${month}/${year}`;
}

/** Is it the name of a finished backup, not of one that is being made or was found bad? */
export const isBackupName = (name: string): boolean => FINISHED.test(name);
