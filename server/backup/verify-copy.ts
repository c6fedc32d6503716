import type { CopiedState } from '../store/sqlite-copy.ts';
import { countFaults, type Inspection } from './inspect-tables.ts';

/**
 * What is wrong with a copy; empty when it is what the database was. A chain that is broken in the
 * database itself is no fault of the copy, and no reason to have none: the manifest names it.
 * `inspectSource` is asked only when a chain of the copy is broken.
 */
export async function verifyCopy(
  copied: CopiedState,
  { damage, inspection }: { damage: readonly string[]; inspection: Inspection },
  inspectSource: () => Promise<Inspection>,
): Promise<readonly string[]> {
  const faults = [
    ...(copied.schemaStep === undefined ? ['the copy has no schema'] : []),
    ...damage,
    ...countFaults(copied.counts, inspection.counts),
  ];
  if (inspection.chainFaults.length === 0) return faults;
  const { chainFaults } = await inspectSource();
  return [...faults, ...inspection.chainFaults.filter((fault) => !chainFaults.includes(fault))];
}
