import { BlockList, isIP, isIPv6 } from 'node:net';
import type { SubjectName } from './subject-name.ts';

/**
 * What an authority may vouch for (X.509 name constraints). A tablet that trusts the authority of
 * an office must not thereby trust it for a bank.
 */
export interface NameLimits {
  /** Each permits itself and all below it. */
  readonly domains: readonly string[];
  /** As `10.0.0.0/8`. */
  readonly networks: readonly string[];
}

/** Names that the Internet gives to nobody. */
const LOCAL_DOMAINS = ['localhost', 'local', 'lan', 'internal'];
/** RFC 1918, loopback, RFC 4193: addresses that the Internet gives to nobody. */
const LOCAL_NETWORKS = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '127.0.0.0/8', 'fc00::/7'];

/** The limits of a new authority: what is local anyway, and the names that it is made for. */
export function limitsFor(names: readonly SubjectName[]): NameLimits {
  const local: NameLimits = { domains: LOCAL_DOMAINS, networks: LOCAL_NETWORKS };
  const foreign = names.filter((name) => !permits(local, name));
  return {
    domains: [...LOCAL_DOMAINS, ...valuesOf(foreign, 'dns')],
    networks: [...LOCAL_NETWORKS, ...valuesOf(foreign, 'ip').map(networkOfOne)],
  };
}

/** May an authority with these limits vouch for the name? */
export function permits(limits: NameLimits, { kind, value }: SubjectName): boolean {
  return kind === 'dns'
    ? limits.domains.some((domain) => value === domain || value.endsWith(`.${domain}`))
    : limits.networks.some((network) => holds(network, value));
}

function holds(network: string, address: string): boolean {
  const [base = '', bits = ''] = network.split('/');
  if (isIP(base) !== isIP(address)) return false;
  const family = isIPv6(base) ? 'ipv6' : 'ipv4';
  const list = new BlockList();
  list.addSubnet(base, Number(bits), family);
  return list.check(address, family);
}

const valuesOf = (names: readonly SubjectName[], kind: SubjectName['kind']): string[] =>
  names.filter((name) => name.kind === kind).map(({ value }) => value);

const networkOfOne = (address: string): string => `${address}/${isIPv6(address) ? 128 : 32}`;
