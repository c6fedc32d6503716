import { access, chmod, mkdir, readFile } from 'node:fs/promises';
import { err, ok, type Result } from '../../shared/result.ts';
import { certificatePem, makeAuthority, readAuthority, type Authority } from './authority.ts';
import { readCertificateFacts, type CertificateFacts } from './certificate-facts.ts';
import { issueCertificate } from './issue-certificate.ts';
import { limitsFor, permits } from './name-limits.ts';
import { parseSubjectName, uniqueNames, type SubjectName } from './subject-name.ts';
import { tlsFolderOf, type TlsFolder } from './tls-folder.ts';
import { writeWhole } from './write-whole.ts';

export interface Renewal {
  readonly dataDir: string;
  /** Names that were asked for; each must be vouched for, or nothing is made. */
  readonly given: readonly SubjectName[];
  /** Takes the names of the present certificate over, as far as they may be vouched for. */
  readonly keepsNames: boolean;
  /** What the machine says of itself; what may not be vouched for is left out. */
  readonly own: readonly SubjectName[];
  /** Who a new authority is, as a tablet's list shows it. */
  readonly title: string;
  readonly nowMs: number;
}

/** What stands in the folder afterwards. */
export interface Renewed {
  readonly files: TlsFolder;
  /** False: the authority was there already and tablets that trust it go on doing so. */
  readonly madeAuthority: boolean;
  readonly authority: CertificateFacts;
  readonly certificate: CertificateFacts;
}

export type RenewalRefusal =
  | Readonly<{ kind: 'unreadable-authority'; file: string }>
  | Readonly<{ kind: 'expired-authority'; file: string; endsAtMs: number }>
  | Readonly<{ kind: 'beyond-limits'; file: string; names: readonly string[] }>;

/** Makes the server's certificate anew, and its authority when there is none yet. */
export async function renewCertificate(renewal: Renewal): Promise<Result<Renewed, RenewalRefusal>> {
  const files = tlsFolderOf(renewal.dataDir);
  await mkdir(files.folder, { recursive: true, mode: 0o700 });
  const madeAuthority = await makeAuthorityOnce(files, renewal);
  const authority = await loadAuthority(files);
  if (authority === undefined) return err({ kind: 'unreadable-authority', file: files.authority });
  const endsAtMs = authority.certificate.notAfter.getTime();
  if (endsAtMs <= renewal.nowMs) {
    return err({ kind: 'expired-authority', file: files.authority, endsAtMs });
  }
  const mayVouch = (name: SubjectName): boolean =>
    authority.limits === undefined || permits(authority.limits, name);
  const beyond = renewal.given.filter((name) => !mayVouch(name)).map(({ value }) => value);
  if (beyond.length > 0)
    return err({ kind: 'beyond-limits', file: files.authority, names: beyond });
  const former = renewal.keepsNames ? await namesOfPresent(files) : [];
  const names = uniqueNames([...renewal.given, ...[...former, ...renewal.own].filter(mayVouch)]);
  const pem = await issueCertificate(authority, { names, nowMs: renewal.nowMs });
  await writeWhole(files.server, pem, { mode: 0o600, replace: 'always' });
  return ok({
    files,
    madeAuthority,
    authority: readCertificateFacts(authority.certificate.toString('pem')),
    certificate: readCertificateFacts(pem),
  });
}

/** True when there was none: an authority is never overwritten, for every tablet trusts it. */
async function makeAuthorityOnce(files: TlsFolder, renewal: Renewal): Promise<boolean> {
  const { title, nowMs, given, own } = renewal;
  if (await isThere(files.authority)) return false;
  const pem = await makeAuthority({ title, limits: limitsFor([...given, ...own]), nowMs });
  await writeWhole(files.authority, pem, { mode: 0o600, replace: 'never' });
  return true;
}

async function isThere(file: string): Promise<boolean> {
  try {
    await access(file);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return false;
    throw error;
  }
}

/** The names that the present certificate was issued for; none when there is none. */
async function namesOfPresent({ server }: TlsFolder): Promise<SubjectName[]> {
  if (!(await isThere(server))) return [];
  let names: readonly string[];
  try {
    ({ names } = readCertificateFacts(await readFile(server, 'utf8')));
  } catch {
    // It holds no certificate: that is a reason to make one, not to stop.
    return [];
  }
  return names.flatMap((name) => parseSubjectName(name.replace(/^[^:]+:/u, '')) ?? []);
}

/** Undefined when the file holds no authority. Its certificate is laid beside it again. */
async function loadAuthority(files: TlsFolder): Promise<Authority | undefined> {
  const pem = await readFile(files.authority, 'utf8');
  await chmod(files.authority, 0o600);
  let authority: Authority;
  try {
    authority = await readAuthority(pem);
  } catch {
    return undefined;
  }
  const text = `${certificatePem(pem)}\n`;
  await writeWhole(files.authorityCertificate, text, { mode: 0o644, replace: 'always' });
  return authority;
}
