import { isIP } from 'node:net';
import { domainToASCII } from 'node:url';

/** A name under which a server is reached. */
export interface SubjectName {
  readonly kind: 'dns' | 'ip';
  /** Lower case; a name with Vietnamese letters as its ASCII form (xn--…). */
  readonly value: string;
}

const LABEL = /^(?!-)[a-z0-9-]{1,63}(?<!-)$/u;
const LONGEST_NAME = 253;

/** A host name or an IP address; undefined for anything else, an address with a port for one. */
export function parseSubjectName(text: string): SubjectName | undefined {
  const trimmed = text.trim();
  if (isIP(trimmed) !== 0) return { kind: 'ip', value: trimmed.toLowerCase() };
  const value = domainToASCII(trimmed).toLowerCase();
  const labels = value.split('.');
  const isName = value.length <= LONGEST_NAME && labels.every((label) => LABEL.test(label));
  // A last label of digits alone would be read as an address.
  return isName && !/^\d+$/u.test(labels.at(-1) ?? '') ? { kind: 'dns', value } : undefined;
}

/** Each name once, in the order in which it came first. */
export function uniqueNames(names: readonly SubjectName[]): SubjectName[] {
  const byValue = new Map(names.toReversed().map((name) => [name.value, name]));
  return [...new Set(names.map(({ value }) => value))].flatMap((value) => byValue.get(value) ?? []);
}
