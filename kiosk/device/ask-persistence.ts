/** Firefox asks the person; a kiosk cannot wait for one. */
const PATIENCE_MS = 1_000;

/** Asks the browser never to evict our storage. Null when it does not say. */
export async function askPersistence(storage: StorageManager): Promise<boolean | null> {
  const noAnswer = new Promise<null>((resolve) => setTimeout(() => resolve(null), PATIENCE_MS));
  try {
    return await Promise.race([storage.persist(), noAnswer]);
  } catch {
    // Refused by being unable to ask: reported as unknown.
    return null;
  }
}
