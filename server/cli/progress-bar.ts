import type { Console } from './console.ts';

const WIDTH = 30;

/** Draws how far a long job is; nothing where nobody looks on (a pipe, a log file). */
export function progressBar(
  console: Console & { readonly stdout: { readonly isTTY?: boolean } },
  label: string,
  total: number,
): { readonly show: (done: number) => void; readonly end: () => void } {
  if (console.stdout.isTTY !== true) return { show: () => undefined, end: () => undefined };
  let shown = -1;
  return {
    show: (done) => {
      const percent = Math.min(100, Math.floor((100 * done) / total));
      if (percent === shown) return;
      shown = percent;
      const filled = Math.round((WIDTH * percent) / 100);
      const bar = '█'.repeat(filled) + '░'.repeat(WIDTH - filled);
      console.stdout.write(`\r${label} ${bar} ${percent}%`);
    },
    // The line is taken back: what matters is printed below.
    end: () => console.stdout.write('\r\u001b[2K'),
  };
}
