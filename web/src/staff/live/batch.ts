/** Changes to large maps, many at a time. */

/** Maps that were made in the batch under way: nobody outside has seen them yet. */
let drafts: WeakSet<ReadonlyMap<unknown, unknown>> | null = null;

/** The map with these entries: a copy, or in a batch the copy that the batch has made already. */
export function withEntries<Key, Value>(
  map: ReadonlyMap<Key, Value>,
  entries: readonly (readonly [Key, Value])[],
): ReadonlyMap<Key, Value> {
  const changed = drafts?.has(map) === true ? (map as Map<Key, Value>) : new Map(map);
  for (const [key, value] of entries) changed.set(key, value);
  drafts?.add(changed);
  return changed;
}

/**
 * Runs `work`, in which each map is copied once however often it changes: with ten thousand attempts a copy for every message
 * would take all of the page's time. States in between must not be kept.
 */
export function inBatch(work: () => void): void {
  const outer = drafts;
  drafts ??= new WeakSet();
  try {
    work();
  } finally {
    drafts = outer;
  }
}
