/**
 * What was in memory alone when a page was closed, so that the next page can report it missing.
 *
 * A summary in `localStorage`, which may still work where IndexedDB does not.
 */
import type { Gap } from "./gaps";

const KEY = "openproctor.unsaved.";

/** Save what would be lost if the page were closed now. */
export function saveLostOnClose(attemptId: string, gaps: readonly Gap[]): void {
  try {
    if (gaps.length === 0) localStorage.removeItem(KEY + attemptId);
    else localStorage.setItem(KEY + attemptId, JSON.stringify(gaps));
  } catch {
    // No storage works here: the server sees that numbers are missing, but not why.
  }
}

/** What an earlier page lost when it was closed. */
export function loadLostOnClose(attemptId: string): Gap[] {
  try {
    const found: unknown = JSON.parse(localStorage.getItem(KEY + attemptId) ?? "[]");
    return Array.isArray(found) ? (found as Gap[]) : [];
  } catch {
    return [];
  }
}
