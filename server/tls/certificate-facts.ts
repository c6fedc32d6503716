import { X509Certificate } from 'node:crypto';

/** What people ask of a certificate. */
export interface CertificateFacts {
  /** As bytes, the form in which systems import it. */
  readonly der: Uint8Array;
  /** `AB:CD:…`, as systems show it. */
  readonly sha256: string;
  /** As written in it: `DNS:kiosk.example.vn`, `IP Address:192.168.1.20`. */
  readonly names: readonly string[];
  readonly beginsAtMs: number;
  readonly endsAtMs: number;
}

/** The facts of the first certificate of a PEM text. Throws when there is none. */
export function readCertificateFacts(pem: string): CertificateFacts {
  const certificate = new X509Certificate(pem);
  return {
    der: certificate.raw,
    sha256: certificate.fingerprint256,
    names: certificate.subjectAltName?.split(', ') ?? [],
    beginsAtMs: Date.parse(certificate.validFrom),
    endsAtMs: Date.parse(certificate.validTo),
  };
}
