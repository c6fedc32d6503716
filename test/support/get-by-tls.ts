import { get, type RequestOptions } from 'node:https';
import type { IncomingMessage } from 'node:http';
import { TLSSocket } from 'node:tls';

/** What a client got, and whose certificate it was shown. */
export interface GotByTls {
  readonly status: number | undefined;
  readonly text: string;
  /** `AB:CD:…` of the certificate that the server served. */
  readonly sha256: string;
}

/** One GET by HTTPS as a tablet would: rejects with the TLS layer's code when it does not trust. */
export function getByTls(url: string, options: RequestOptions = {}): Promise<GotByTls> {
  return new Promise((resolve, reject) => {
    // No connection is kept for the next call: each shakes hands anew.
    const request = get(url, { agent: false, ...options }, (response) => {
      const { socket } = response;
      const shown = socket instanceof TLSSocket ? socket.getPeerCertificate().fingerprint256 : '';
      readText(response).then(
        (text) => resolve({ status: response.statusCode, text, sha256: shown }),
        reject,
      );
    });
    request.once('error', reject);
  });
}

async function readText(response: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of response.setEncoding('utf8')) text += String(chunk);
  return text;
}
