/** How much this browser stores for the page, and whether it promises to keep it. */

/** Ask the browser not to evict the stored items when the disk runs low; null where it cannot be asked. */
export async function requestPersistence(): Promise<boolean | null> {
  const storage = storageManager();
  if (storage?.persist === undefined) return null;
  try {
    return (await storage.persisted()) || (await storage.persist());
  } catch {
    return null;
  }
}

/** The share of the quota that is used: deleted items count against it until the browser has reclaimed their space. */
const USABLE_SHARE = 0.6;

/** How many bytes of items may wait on the device, at most `wanted`. */
export async function usableBytes(wanted: number): Promise<number> {
  try {
    const quota = (await storageManager()?.estimate())?.quota ?? 0;
    return quota > 0 ? Math.min(wanted, USABLE_SHARE * quota) : wanted;
  } catch {
    return wanted;
  }
}

/** Undefined in older browsers and outside of a browser. */
function storageManager(): Partial<Pick<StorageManager, "persist">> & Pick<StorageManager, "persisted" | "estimate"> | undefined {
  return typeof navigator === "undefined" ? undefined : (navigator as { storage?: StorageManager }).storage;
}
