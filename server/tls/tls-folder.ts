import { join } from 'node:path';

/** Where the local authority and what it has issued live. */
export interface TlsFolder {
  readonly folder: string;
  /** Key and certificate of the authority; for the owner only, never overwritten. */
  readonly authority: string;
  /** The authority's certificate alone: what tablets are to trust. */
  readonly authorityCertificate: string;
  /** Key and certificate of the server in one file, so that they are replaced together. */
  readonly server: string;
}

/** The files of the local authority of a data folder, whether they are there or not. */
export function tlsFolderOf(dataDir: string): TlsFolder {
  const folder = join(dataDir, 'tls');
  return {
    folder,
    authority: join(folder, 'authority.pem'),
    authorityCertificate: join(folder, 'authority.crt'),
    server: join(folder, 'server.pem'),
  };
}
