import type { UnitNode } from '../../shared/api/organisation.ts';
import { covers, type Scope } from '../store/scope.ts';

/** The tree as far as the scope reaches: its topmost units stand at the top. */
export function visibleRoots(roots: readonly UnitNode[], scope: Scope): readonly UnitNode[] {
  if (scope.kind === 'whole') return roots;
  return roots.flatMap((unit) => {
    const children = visibleRoots(unit.children, scope);
    return covers(scope, unit.id) ? [{ ...unit, children }] : children;
  });
}
