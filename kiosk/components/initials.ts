/** Family and given name: "Nguyễn Thị Hoa" is NH. */
export function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/u);
  const ends = words.length > 1 ? [words.at(0), words.at(-1)] : words;
  return ends
    .map((word) => word?.normalize('NFC').charAt(0).toLocaleUpperCase('vi') ?? '')
    .join('');
}
