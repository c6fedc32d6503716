import { readFile } from 'node:fs/promises';
import type { HttpsState } from '../../shared/api/https-state.ts';
import type { ApiRouter } from '../http/api-router.ts';
import { endpoint } from '../http/endpoint.ts';
import { Problem } from '../http/problem.ts';
import type { ServerFacts, Services } from '../services.ts';
import {
  AUTHORITY_FILE_NAME,
  AUTHORITY_MEDIA_TYPE,
  readAuthorityCertificate,
} from '../tls/authority-certificate.ts';
import { readCertificateFacts } from '../tls/certificate-facts.ts';
import { isLocal } from '../tls/choose-tls.ts';

/** How tablets come to trust the server: its certificate, and that of the local authority. */
export function https(router: ApiRouter, { facts }: Services): void {
  endpoint(router, 'getAuthorityCertificate', async () => {
    const authority = await readAuthorityCertificate(facts.dataDir);
    if (authority === undefined) throw new Problem('no-local-authority');
    const { der: bytes } = authority;
    return { mediaType: AUTHORITY_MEDIA_TYPE, fileName: AUTHORITY_FILE_NAME, bytes };
  });

  endpoint(router, 'getHttpsState', async (): Promise<HttpsState> => {
    const authority = await readAuthorityCertificate(facts.dataDir);
    return {
      certificate: await servedBy(facts),
      behindProxy: facts.trustProxy,
      authority:
        authority === undefined
          ? null
          : {
              sha256: authority.sha256,
              endsAtMs: authority.endsAtMs,
              addresses: facts.trustAddresses,
            },
    };
  });
}

async function servedBy({ tls, dataDir }: ServerFacts): Promise<HttpsState['certificate']> {
  if (tls === null) return null;
  const { endsAtMs, names } = readCertificateFacts(await readFile(tls.certFile, 'utf8'));
  return { from: isLocal(tls, dataDir) ? 'local' : 'given', endsAtMs, names };
}
