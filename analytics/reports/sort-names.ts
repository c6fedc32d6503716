const VIETNAMESE = new Intl.Collator('vi', { numeric: true });

/** Order of Vietnamese names and labels: a ă â b ... d đ; "Quầy 2" stands before "Quầy 10". */
export function compareNames(a: string, b: string): number {
  return VIETNAMESE.compare(a, b);
}

/** Order of persons: by given name, then by family and middle names. */
export function comparePersons(
  a: Readonly<{ givenName: string; familyName: string }>,
  b: Readonly<{ givenName: string; familyName: string }>,
): number {
  return compareNames(a.givenName, b.givenName) || compareNames(a.familyName, b.familyName);
}
