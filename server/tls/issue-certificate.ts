import {
  AuthorityKeyIdentifierExtension,
  BasicConstraintsExtension,
  ExtendedKeyUsage,
  ExtendedKeyUsageExtension,
  KeyUsageFlags,
  KeyUsagesExtension,
  SubjectAlternativeNameExtension,
  SubjectKeyIdentifierExtension,
  X509CertificateGenerator,
} from '@peculiar/x509';
import { HEAD_START_MS, type Authority } from './authority.ts';
import { makeKeyPair, privateKeyPem, SIGNATURE_ALGORITHM } from './certificate-key.ts';
import type { SubjectName } from './subject-name.ts';

/** Devices refuse a server's certificate that is valid for more than 825 days. */
const LONGEST_MS = 825 * 86_400_000;

/** What a certificate says: for whom and from when. */
export interface Wanted {
  /** At least one; the first is its title too. */
  readonly names: readonly SubjectName[];
  readonly nowMs: number;
}

/** Key and certificate of a server, as one PEM text. It never outlives the authority's own. */
export async function issueCertificate(authority: Authority, wanted: Wanted): Promise<string> {
  const { names, nowMs } = wanted;
  const keys = await makeKeyPair();
  const begin = nowMs - HEAD_START_MS;
  const end = Math.min(begin + LONGEST_MS - 1000, authority.certificate.notAfter.getTime());
  const certificate = await X509CertificateGenerator.create({
    subject: [{ CN: [names[0]?.value ?? 'localhost'] }],
    issuer: authority.certificate.subjectName,
    publicKey: keys.publicKey,
    signingKey: authority.key,
    signingAlgorithm: SIGNATURE_ALGORITHM,
    notBefore: new Date(begin),
    notAfter: new Date(end),
    extensions: [
      new BasicConstraintsExtension(false, undefined, true),
      new KeyUsagesExtension(KeyUsageFlags.digitalSignature, true),
      new ExtendedKeyUsageExtension([ExtendedKeyUsage.serverAuth]),
      new SubjectAlternativeNameExtension(names.map(({ kind, value }) => ({ type: kind, value }))),
      await SubjectKeyIdentifierExtension.create(keys.publicKey),
      await AuthorityKeyIdentifierExtension.create(authority.certificate.publicKey),
    ],
  });
  return `${certificate.toString('pem')}\n${await privateKeyPem(keys.privateKey)}`;
}
