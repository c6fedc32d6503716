import { AsnConvert } from '@peculiar/asn1-schema';
import {
  GeneralName,
  GeneralSubtree,
  GeneralSubtrees,
  id_ce_nameConstraints,
  NameConstraints,
} from '@peculiar/asn1-x509';
import { Extension, type X509Certificate } from '@peculiar/x509';
import type { NameLimits } from './name-limits.ts';

/** Limits as RFC 5280 §4.2.1.10 writes them: critical, so that nobody overlooks them. */
export function limitsExtension({ domains, networks }: NameLimits): Extension {
  const bases = [
    ...domains.map((dNSName) => new GeneralName({ dNSName })),
    ...networks.map((iPAddress) => new GeneralName({ iPAddress })),
  ];
  const permittedSubtrees = new GeneralSubtrees(bases.map((base) => new GeneralSubtree({ base })));
  const value = AsnConvert.serialize(new NameConstraints({ permittedSubtrees }));
  return new Extension(id_ce_nameConstraints, true, value);
}

/** The limits of a certificate that `limitsExtension` is in; undefined when it has none. */
export function limitsOf(certificate: X509Certificate): NameLimits | undefined {
  const extension = certificate.getExtension(id_ce_nameConstraints);
  if (extension === null) return undefined;
  const { permittedSubtrees } = AsnConvert.parse(extension.value, NameConstraints);
  const bases = permittedSubtrees?.map(({ base }) => base) ?? [];
  return {
    domains: bases.flatMap(({ dNSName }) => dNSName ?? []),
    networks: bases.flatMap(({ iPAddress }) => iPAddress ?? []),
  };
}
