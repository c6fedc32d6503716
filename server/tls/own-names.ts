import { hostname } from 'node:os';
import { lanAddresses } from '../addresses.ts';
import { parseSubjectName, type SubjectName } from './subject-name.ts';

/** What this machine says of itself: its host name, its loopback and its IPv4 addresses. */
export function ownNames(): SubjectName[] {
  return [hostname(), 'localhost', '127.0.0.1', ...lanAddresses()].flatMap(
    // A host name may hold what no certificate takes, an underscore for one.
    (text) => parseSubjectName(text) ?? [],
  );
}
