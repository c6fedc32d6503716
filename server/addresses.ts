import { networkInterfaces } from 'node:os';
import { ROUTES } from '../shared/api/routes.ts';
import type { Config } from './config.ts';

type Reach = Pick<Config, 'baseUrl' | 'host' | 'tls'>;

/** Where the server can be reached, the most useful address first. */
export function addressesOf(config: Reach, port: number): string[] {
  if (config.baseUrl !== null) return [config.baseUrl];
  const scheme = config.tls === null ? 'http' : 'https';
  const hosts = isEverywhere(config.host) ? ['localhost', ...lanAddresses()] : [config.host];
  return hosts.map((host) => `${scheme}://${inAddress(host)}:${port}`);
}

/**
 * Where a tablet fetches the certificate of the local authority: by plain HTTP where that is on,
 * as it trusts no other way yet. Addresses that only this machine understands are left out.
 */
export function trustAddresses(config: Reach & Pick<Config, 'port' | 'httpPort'>): string[] {
  const origins = addressesOf(config, config.port);
  const outside = origins.filter((origin) => new URL(origin).hostname !== 'localhost');
  return (outside.length > 0 ? outside : origins).map((origin) => trustAddress(origin, config));
}

function trustAddress(origin: string, { httpPort }: Pick<Config, 'httpPort'>): string {
  const url = new URL(origin);
  if (httpPort === null) return `${url.origin}${ROUTES.getAuthorityCertificate.path}`;
  // A port of 80 leaves itself out.
  return new URL(`http://${url.hostname}:${httpPort}/`).href;
}

/** The machine's own IPv4 addresses that other machines may reach. */
export function lanAddresses(): string[] {
  return Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .filter(({ family, internal }) => family === 'IPv4' && !internal)
    .map(({ address }) => address);
}

const isEverywhere = (host: string): boolean => host === '0.0.0.0' || host === '::';

const inAddress = (host: string): string => (host.includes(':') ? `[${host}]` : host);
