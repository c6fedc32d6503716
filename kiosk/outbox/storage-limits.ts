/** Below this the next rating might not fit: better closed too early than thanked for nothing. */
export const LOW_BYTES = 20_000_000;

/** A disk that failed is tried again after so long. */
export const STORAGE_RETRY_MS = 30_000;

/** Rewriting the journal for fewer records of expired history is not worth the wear. */
export const LEAST_EXPIRED = 500;
