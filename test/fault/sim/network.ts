import type { OutboxDeps } from '../../../kiosk/outbox/outbox.ts';
import type { Batch } from '../../../shared/api/batch.ts';
import { fromBase64url } from '../../../shared/record/base64url.ts';
import { utf8, type Bytes } from '../../../shared/record/bytes.ts';
import {
  RECEIPT_MEDIA_TYPE,
  receiptClaim,
  type Receipt,
  type SignedReceipt,
} from '../../../shared/record/receipt.ts';
import { digestBody, readCredential } from '../../../shared/record/request-claim.ts';
import { hashRecord } from '../../../shared/record/seal.ts';
import { generateSigningKey, signBytes } from '../../../shared/record/signing-key.ts';
import type { KioskRecord } from '../../../shared/record/record.ts';
import { BUSY } from './busy.ts';
import type { Life } from './life.ts';
import type { Fate, Interceptor } from './plan.ts';
import { problem, type SimAnswer, type SimRequest, type SimServer } from './sim-server.ts';
import type { VirtualTime } from './virtual-time.ts';

/** The kiosk itself gives up then. */
const TIMEOUT_MS = 30_000;

export interface Network {
  fetchOf(life: Life): OutboxDeps['fetch'];
  isUp: boolean;
  /** Whether the plan's fates happen; if not, everything arrives. */
  isFaulty: boolean;
  /** Requests and answers that are still under way. */
  readonly underWay: number;
}

export interface NetworkDeps {
  readonly time: VirtualTime;
  readonly server: SimServer;
  readonly fates: readonly Fate[];
}

const PROMPTLY: Fate = { kind: 'arrives', latencyMs: 4 };

type Answered = (answer: SimAnswer | undefined) => void;

export function createNetwork({ time, server, fates: given }: NetworkDeps): Network {
  const fates = [...given];
  let underWay = 0;
  let lastReceipt: SimAnswer | undefined;

  /** Runs `task` later; what is under way counts until it has ended. */
  function later(delayMs: number, task: () => void): void {
    underWay += 1;
    time.schedule(delayMs, () => {
      underWay -= 1;
      task();
    });
  }

  function deliver(request: SimRequest, answered: Answered = () => undefined): void {
    underWay += 1;
    BUSY.during(server.handle(request))
      .then((answer) => {
        underWay -= 1;
        if (answer?.mediaType === RECEIPT_MEDIA_TYPE) lastReceipt = answer;
        answered(answer);
      })
      .catch(time.fail);
  }

  /** There and back again. */
  function exchange(request: SimRequest, latencyMs: number, answered: Answered): void {
    later(latencyMs, () => {
      deliver(request, (answer) => later(latencyMs, () => answered(answer)));
    });
  }

  function send(request: SimRequest, fate: Fate, answered: Answered): void {
    switch (fate.kind) {
      case 'arrives': {
        exchange(request, fate.latencyMs, answered);
        return;
      }
      case 'lost':
        return;
      case 'answer-lost': {
        exchange(request, 20, () => undefined);
        return;
      }
      case 'twice': {
        // In one instant: the server has both before it has stored either.
        later(20, () => {
          deliver(request, (answer) => later(20, () => answered(answer)));
          deliver(request);
        });
        return;
      }
      case 'again':
        exchange(request, 20, answered);
        {
          exchange(request, fate.laterMs, () => undefined);
          return;
        }
      case 'late': {
        exchange(request, fate.laterMs, () => undefined);
        return;
      }
      case 'torn-request': {
        exchange({ ...request, body: request.body.slice(0, fate.at) }, 20, answered);
        return;
      }
      case 'torn-answer': {
        exchange(request, 20, (answer) =>
          answered(answer && { ...answer, text: answer.text.slice(0, fate.at) }),
        );
        return;
      }
      case 'flipped-answer': {
        exchange(request, 20, (answer) => answered(answer && flippedReceipt(answer, fate.at)));
        return;
      }
      case 'intercepted':
        underWay += 1;
        BUSY.during(interceptedBy(fate.by, request, lastReceipt))
          .then((answer) => {
            underWay -= 1;
            later(20, () => answered(answer));
          })
          .catch(time.fail);
        return;
      case 'crash-before': {
        later(20, () => {
          server.restart();
          answered(undefined);
        });
        return;
      }
      case 'crash-after': {
        later(20, () => {
          deliver(request, answered);
          // The commit is under way; what answers after it is gone.
          server.restart();
        });
        return;
      }
      case 'disk-full':
      case 'disk-error':
        server.failWrite(fate.atWrite, fate.kind);
        {
          exchange(request, 20, answered);
          return;
        }
    }
  }

  const network: Network = {
    isUp: true,
    isFaulty: false,
    get underWay() {
      return underWay;
    },
    fetchOf: (life) => (path, init) => {
      const request = requestOf(path, init);
      return life.live(
        new Promise((resolve, reject) => {
          const fail = (): void => reject(new TypeError('Failed to fetch'));
          if (!network.isUp) {
            time.schedule(5, fail);
            return;
          }
          const cancel = time.schedule(TIMEOUT_MS, fail);
          const fate = (network.isFaulty ? fates.shift() : undefined) ?? PROMPTLY;
          send(request, fate, (answer) => {
            cancel();
            if (answer === undefined) fail();
            else resolve(responseOf(answer));
          });
        }),
      );
    },
  };
  return network;
}

function requestOf(path: string, init: RequestInit): SimRequest {
  const headers = init.headers as Record<string, string> | undefined; // the kiosk writes them so
  const { body } = init;
  return {
    path,
    authorization: headers?.['authorization'],
    body: typeof body === 'string' ? utf8(body) : ((body as Bytes | undefined) ?? utf8('')),
  };
}

/** As much of a response as the kiosk reads. */
const responseOf = ({ status, mediaType, text, retryAfter }: SimAnswer): Response =>
  ({
    status,
    headers: {
      get: (name: string) =>
        ({ 'content-type': `${mediaType}; charset=utf-8`, 'retry-after': retryAfter })[name] ??
        null,
    },
    text: () => Promise.resolve(text),
  }) as unknown as Response;

/** Only receipts: they alone are believed without TLS, which guards all else that the server says. */
function flippedReceipt(answer: SimAnswer, at: number): SimAnswer {
  const { mediaType, text } = answer;
  if (mediaType !== RECEIPT_MEDIA_TYPE) return answer;
  const place = at % text.length;
  const other = text[place] === '0' ? '1' : '0';
  return { ...answer, text: `${text.slice(0, place)}${other}${text.slice(place + 1)}` };
}

const PAGE: SimAnswer = { status: 200, mediaType: 'text/html', text: '<h1>Đăng nhập Wi-Fi</h1>' };

async function interceptedBy(
  by: Interceptor,
  request: SimRequest,
  overheard: SimAnswer | undefined,
): Promise<SimAnswer | undefined> {
  switch (by) {
    case 'portal-page':
      return PAGE;
    case 'portal-redirect':
      // `redirect: 'error'` makes the browser refuse it.
      return undefined;
    case 'portal-receipt':
      return { ...PAGE, mediaType: RECEIPT_MEDIA_TYPE };
    case 'bad-gateway':
      return { ...PAGE, status: 502 };
    case 'too-many':
      return { ...PAGE, status: 429, retryAfter: '7' };
    case 'forged-receipt':
      return forgedReceipt(request);
    case 'altered-receipt':
      return alteredReceipt(request, overheard);
    case 'replayed-receipt':
      return overheard ?? PAGE;
    case 'too-large':
      return { ...PAGE, status: 413 };
    case 'unacceptable':
      return problem('invalid-body');
    case 'refused':
      return problem('kiosk-suspended');
  }
}

/** All that the server would say, signed by another key than the server's. */
async function forgedReceipt(request: SimRequest): Promise<SimAnswer> {
  const receipt = JSON.stringify(await receiptFor(request));
  const key = await generateSigningKey('Ed25519', false);
  const signature = await signBytes(key, receiptClaim(receipt));
  return {
    status: 200,
    mediaType: RECEIPT_MEDIA_TYPE,
    text: JSON.stringify({ receipt, signature }),
  };
}

/** The server's own signature over another receipt than the one it comes with. */
async function alteredReceipt(
  request: SimRequest,
  overheard: SimAnswer | undefined,
): Promise<SimAnswer> {
  if (overheard === undefined) return PAGE;
  const { signature } = JSON.parse(overheard.text) as SignedReceipt; // the server's own answer
  const receipt = JSON.stringify(await receiptFor(request));
  return { ...overheard, text: JSON.stringify({ receipt, signature }) };
}

/** A receipt that acknowledges everything in the request. */
async function receiptFor(request: SimRequest): Promise<Receipt> {
  const credential = readCredential(request.authorization);
  const body = readBatch(request);
  const results = await Promise.all(
    body.records.map(async ({ bytes: text }) => {
      const bytes = fromBase64url(text) ?? utf8('');
      const { epoch, seq } = JSON.parse(new TextDecoder().decode(bytes)) as KioskRecord;
      return { epoch, seq, hash: await hashRecord(bytes), fate: 'stored' as const };
    }),
  );
  return {
    v: 1,
    kiosk: credential?.kiosk ?? 'nobody',
    epoch: credential?.epoch ?? 1,
    request: await digestBody(request.body),
    results,
    through: 1_000,
    head: null,
    nowMs: 0,
    configurationRevision: 'forged',
  };
}

function readBatch({ path, body }: SimRequest): Pick<Batch, 'records'> {
  if (!path.endsWith('/records')) return { records: [] };
  return JSON.parse(new TextDecoder().decode(body)) as Batch; // the kiosk's own body
}
