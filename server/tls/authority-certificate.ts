import { readFile } from 'node:fs/promises';
import { readCertificateFacts, type CertificateFacts } from './certificate-facts.ts';
import { tlsFolderOf } from './tls-folder.ts';

/** The certificate that tablets are to trust; undefined when there is no local authority. */
export async function readAuthorityCertificate(
  dataDir: string,
): Promise<CertificateFacts | undefined> {
  try {
    return readCertificateFacts(await readFile(tlsFolderOf(dataDir).authorityCertificate, 'utf8'));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

/** As systems ask for it when they open a link to it. */
export const AUTHORITY_MEDIA_TYPE = 'application/x-x509-ca-cert';
export const AUTHORITY_FILE_NAME = 'mot-cham-ca.crt';
