/** A full name in Vietnamese order as it is stored: the given name is the last word. */
export function nameParts(name: string): { family_name: string; given_name: string } {
  const words = name.split(' ');
  return { family_name: words.slice(0, -1).join(' '), given_name: words.at(-1) ?? '' };
}
