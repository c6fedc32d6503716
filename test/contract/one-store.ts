/**
 * How fast-check runs a property whose runs all work on one store: the same steps every time, and
 * no shrinking, because a run alone does not fail as it did behind the others.
 */
export const ONE_STORE = { seed: 20_261_119, endOnFailure: true } as const;
