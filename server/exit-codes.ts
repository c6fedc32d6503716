/** Codes by which a service manager tells failures apart. */
export const EXIT = { failed: 1, invalid: 2 } as const;
