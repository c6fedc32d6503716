import type { PrintedColumn } from './printed-table.ts';

/** The row "(1) (2) ... (14)=((4)+(6))/(3)" under a header. */
export function columnNumbers(
  columns: readonly (PrintedColumn & Readonly<{ key?: string }>)[],
): string[] {
  const numbers = new Map(columns.map(({ key }, index) => [key, index + 1]));
  return columns.map(({ formula }, index) => {
    const number = `(${index + 1})`;
    if (formula === undefined) return number;
    const terms = formula.replace(/[a-z]+\d?/gi, (key) => String(numbers.get(key) ?? key));
    return `${number}=${terms}`;
  });
}
