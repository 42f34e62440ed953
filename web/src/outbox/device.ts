/** What this device promises and how much it gives. */

/** Ask that what waits is not cleared away when the disk runs low; null where the browser does not know of it. */
export async function askToPersist(): Promise<boolean | null> {
  const storage = storageManager();
  if (storage?.persist === undefined) return null;
  try {
    return (await storage.persisted()) || (await storage.persist());
  } catch {
    return null;
  }
}

/** So much of what the browser offers is used at most: the rest is for what it has deleted and not yet cleared. */
const SHARE = 0.6;

/** How many bytes may wait, at most `wanted`. */
export async function roomFor(wanted: number): Promise<number> {
  try {
    const quota = (await storageManager()?.estimate())?.quota ?? 0;
    return quota > 0 ? Math.min(wanted, SHARE * quota) : wanted;
  } catch {
    return wanted;
  }
}

/** Older browsers have none of it. */
function storageManager(): Partial<Pick<StorageManager, "persist">> & Pick<StorageManager, "persisted" | "estimate"> | undefined {
  return typeof navigator === "undefined" ? undefined : (navigator as { storage?: StorageManager }).storage;
}
