import {
  renewCertificate,
  type Renewal,
  type Renewed,
} from '../../server/tls/renew-certificate.ts';
import { parseSubjectName, type SubjectName } from '../../server/tls/subject-name.ts';

/** Names as a certificate takes them; a text that is none fails the test. */
export const namesOf = (...texts: string[]): SubjectName[] =>
  texts.map((text) => {
    const name = parseSubjectName(text);
    if (name === undefined) throw new Error(`${text} is no name`);
    return name;
  });

/** A renewal of this machine's loopback, valid from now, unless the test says otherwise. */
export const renewalOf = (dataDir: string, changes: Partial<Renewal> = {}): Renewal => ({
  dataDir,
  given: [],
  own: namesOf('localhost', '127.0.0.1'),
  keepsNames: true,
  title: 'Mot Cham CA (test)',
  nowMs: Date.now(),
  ...changes,
});

/** A certificate in the data folder; throws when it is refused. */
export async function makeCertificate(
  dataDir: string,
  changes: Partial<Renewal> = {},
): Promise<Renewed> {
  const renewed = await renewCertificate(renewalOf(dataDir, changes));
  if (!renewed.ok) throw new Error(renewed.error.kind);
  return renewed.value;
}
