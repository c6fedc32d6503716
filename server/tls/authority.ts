import { DAY_MS } from '../../shared/domain/local-day.ts';
// The X.509 library asks for it before anything else of its own is loaded.
import 'reflect-metadata';
import {
  BasicConstraintsExtension,
  KeyUsageFlags,
  KeyUsagesExtension,
  SubjectKeyIdentifierExtension,
  X509Certificate,
  X509CertificateGenerator,
} from '@peculiar/x509';
import {
  importPrivateKey,
  makeKeyPair,
  privateKeyPem,
  SIGNATURE_ALGORITHM,
} from './certificate-key.ts';
import { limitsExtension, limitsOf } from './limits-extension.ts';
import type { NameLimits } from './name-limits.ts';

/** An authority that issues certificates for one server. */
export interface Authority {
  readonly certificate: X509Certificate;
  readonly key: CryptoKey;
  /** Undefined: it may vouch for every name. */
  readonly limits: NameLimits | undefined;
}

export interface NewAuthority {
  /** Who it is, as a tablet's list of authorities shows it. */
  readonly title: string;
  readonly limits: NameLimits;
  readonly nowMs: number;
}

const AUTHORITY_DAYS = 3650;
/** Tablets' clocks go wrong. */
export const HEAD_START_MS = DAY_MS;

/** Key and certificate of a new authority, as one PEM text. */
export async function makeAuthority({ title, limits, nowMs }: NewAuthority): Promise<string> {
  const keys = await makeKeyPair();
  const certificate = await X509CertificateGenerator.createSelfSigned({
    name: [{ CN: [title] }, { O: ['Một Chạm'] }],
    keys,
    signingAlgorithm: SIGNATURE_ALGORITHM,
    notBefore: new Date(nowMs - HEAD_START_MS),
    notAfter: new Date(nowMs + AUTHORITY_DAYS * DAY_MS),
    extensions: [
      // It issues certificates of servers, never of other authorities.
      new BasicConstraintsExtension(true, 0, true),
      new KeyUsagesExtension(KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign, true),
      await SubjectKeyIdentifierExtension.create(keys.publicKey),
      limitsExtension(limits),
    ],
  });
  return `${certificate.toString('pem')}\n${await privateKeyPem(keys.privateKey)}`;
}

/** The authority of a text that `makeAuthority` made; rejects when it is not one. */
export async function readAuthority(pem: string): Promise<Authority> {
  const certificate = new X509Certificate(certificatePem(pem));
  return { certificate, key: await importPrivateKey(pem), limits: limitsOf(certificate) };
}

/** The first certificate of a PEM text; empty when there is none. */
export function certificatePem(pem: string): string {
  return /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/u.exec(pem)?.[0] ?? '';
}
