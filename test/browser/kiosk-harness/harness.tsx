import { render } from 'preact';
import { App } from '../../../kiosk/app.tsx';
import { loadCatalogues } from '../../../kiosk/i18n/load-catalogues.ts';
import type { KioskPort, KioskStatus } from '../../../kiosk/kiosk-port.ts';
import type { StorageFailure } from '../../../kiosk/visit/storage-failure.ts';
import { applyTokens } from '../../../shared/domain/apply-tokens.ts';
import type { RecordContent } from '../../../shared/record/record.ts';
import '../../../kiosk/styles/index.css';

/** The device that a browser test plays: it says what the status is and when a record is durable. */
export interface Harness {
  readonly written: RecordContent[];
  /** Every value that the screens gave to `setResting`, in order. */
  readonly resting: boolean[];
  readonly retries: { count: number };
  /** How often staff have confirmed to pair once more. */
  readonly pairings: { count: number };
  /** What an export of unsent records saves. */
  unsentFiles: number;
  show(status: KioskStatus): void;
  /** As a new load of the page would begin, in a tablet that keeps nothing. */
  reset(): void;
  /** Null: writes are durable at once; 'never': no answer; else they fail for this reason. */
  answerWrites(answer: StorageFailure | 'never' | null): void;
}

declare global {
  interface Window {
    harness: Harness;
  }
}

let tell: (status: KioskStatus) => void = () => undefined;
let answer: StorageFailure | 'never' | null = null;
let ids = 0;

window.harness = {
  written: [],
  resting: [],
  retries: { count: 0 },
  pairings: { count: 0 },
  unsentFiles: 0,
  show: (status) => tell(status),
  reset() {
    answer = null;
    localStorage.clear();
    const { written, resting, retries, pairings } = window.harness;
    [written.length, resting.length, retries.count, pairings.count] = [0, 0, 0, 0];
    window.harness.unsentFiles = 0;
  },
  answerWrites: (next) => {
    answer = next;
  },
};

const port: KioskPort = {
  build: '0.1.0+harness',
  subscribe(listener) {
    tell = listener;
    listener({ kind: 'starting' });
    return () => {
      tell = () => undefined;
    };
  },
  write(content) {
    if (answer === 'never') return new Promise(() => undefined);
    if (answer !== null) return Promise.resolve({ ok: false, error: answer });
    window.harness.written.push(content);
    ids += 1;
    return Promise.resolve({ ok: true, value: { recordId: `record-${String(ids)}` } });
  },
  setResting: (resting) => void window.harness.resting.push(resting),
  retryNow: () => {
    window.harness.retries.count += 1;
  },
  saveUnsent: () => Promise.resolve(window.harness.unsentFiles),
  pairAgain: () => {
    window.harness.pairings.count += 1;
  },
};

applyTokens(document.documentElement.style);
const root = document.getElementById('app');
if (root === null) throw new Error('no #app');
const catalogues = await loadCatalogues(async (address) => (await fetch(address)).json());
render(
  <App
    port={port}
    clock={{ monoMs: () => performance.now(), wallMs: () => Date.now() }}
    catalogues={catalogues}
  />,
  root,
);
