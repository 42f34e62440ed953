/**
 * What was in memory alone when a page was closed, so that the next page can say that it is missing.
 *
 * Only a summary is kept, where the browser keeps a few words even if it keeps no bytes.
 */
import type { Gap } from "./gaps";

const KEY = "openproctor.unsaved.";

/** Note what a crash would lose now. */
export function noteUnsaved(attemptId: string, gaps: readonly Gap[]): void {
  try {
    if (gaps.length === 0) localStorage.removeItem(KEY + attemptId);
    else localStorage.setItem(KEY + attemptId, JSON.stringify(gaps));
  } catch {
    // Nothing at all is kept here: the server sees that numbers are missing, and no more.
  }
}

/** What an earlier page lost. */
export function takeUnsaved(attemptId: string): Gap[] {
  try {
    const found: unknown = JSON.parse(localStorage.getItem(KEY + attemptId) ?? "[]");
    return Array.isArray(found) ? (found as Gap[]) : [];
  } catch {
    return [];
  }
}
