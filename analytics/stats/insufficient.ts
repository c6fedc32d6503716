/** Too few ratings to say anything: never printed as 0, and carries how few there are. */
export type Insufficient = Readonly<{ kind: 'insufficient'; n: number }>;
