import type { ListChanges } from './diff-list.ts';
import type { ListEntries, ListName } from './entries.ts';

/** Everything that an import would write, list by list. */
export type OrganisationChanges = {
  readonly [List in ListName]: ListChanges<ListEntries[List]>;
};
