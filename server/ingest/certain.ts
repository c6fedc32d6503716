/** A value that must be there by what was done before; throws when it is not, which is a bug. */
export function certain<Value>(value: Value | undefined, what: string): Value {
  if (value === undefined) throw new Error(`There is no ${what}.`);
  return value;
}
