/** Why a record could not be made durable: no room left, or a store that does not answer. */
export type StorageFailure = 'quota' | 'broken';
