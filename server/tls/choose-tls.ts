import { access } from 'node:fs/promises';
import type { Config } from '../config.ts';
import type { TlsFiles } from './read-certificate.ts';
import { tlsFolderOf } from './tls-folder.ts';

/**
 * The certificate to serve: the given one, else that of the local authority if it was made. Behind
 * a proxy none: the proxy has its own, and speaks plain HTTP with us.
 */
export async function chooseTls(
  config: Pick<Config, 'tls' | 'trustProxy' | 'dataDir'>,
): Promise<TlsFiles | null> {
  if (config.tls !== null) return config.tls;
  if (config.trustProxy) return null;
  const { server } = tlsFolderOf(config.dataDir);
  try {
    await access(server);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
  return { certFile: server, keyFile: server };
}

/** Was the certificate issued by the data folder's own authority? */
export const isLocal = ({ certFile }: TlsFiles, dataDir: string): boolean =>
  certFile === tlsFolderOf(dataDir).server;
