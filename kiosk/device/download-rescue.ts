import type { FromWorker } from '../outbox/messages.ts';
import type { NamedRescue } from '../outbox/make-rescues.ts';

/** Asks the outbox for what was not sent and hands it to the browser as downloads; how many? */
export async function downloadRescue(worker: Worker): Promise<number> {
  const files = await askForRescue(worker);
  files.forEach(download);
  return files.length;
}

function askForRescue(worker: Worker): Promise<readonly NamedRescue[]> {
  return new Promise((resolve) => {
    const answered = new AbortController();
    const { signal } = answered;
    const end = (files: readonly NamedRescue[]): void => {
      answered.abort();
      resolve(files);
    };
    worker.addEventListener(
      'message',
      ({ data }: MessageEvent<FromWorker>) => {
        if (data.type === 'rescued') end(data.files);
      },
      { signal },
    );
    worker.addEventListener('error', () => end([]), { signal });
    worker.postMessage({ type: 'rescue' });
  });
}

function download({ name, text }: NamedRescue): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The download has its own hold on the bytes once it was started.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
