/** The database engine would not keep what it committed, or has a known fault. */
export class UnsafeStoreError extends Error {
  override readonly name = 'UnsafeStoreError';

  constructor(setting: string, expected: string, found: string) {
    super(`The database cannot be used: ${setting} must be ${expected}, found ${found}.`);
  }
}
