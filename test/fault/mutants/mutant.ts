/** One module of the product with something broken in it. */
export interface BrokenModule {
  /** From the root of the project. */
  readonly module: string;
  /** The module's exports as they are; answers those that replace them. */
  readonly broken: (real: never) => object;
}

/** A deliberate breakage that the simulation must catch. */
export interface Mutant {
  /** What the broken product does: `it ...`. */
  readonly title: string;
  readonly modules: readonly BrokenModule[];
  /** What the judge says of it. */
  readonly caughtBy: RegExp;
}

/** A broken module, checked against the types of the real one. */
export const broken = <Module extends object>(
  module: string,
  replace: (real: Module) => Partial<Module>,
): BrokenModule => ({ module, broken: replace });
