/** How an official is addressed. */
export const HONORIFICS = ['Ông', 'Bà'] as const;

export type Honorific = (typeof HONORIFICS)[number];
