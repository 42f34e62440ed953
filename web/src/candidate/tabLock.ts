/** One attempt is sat in one tab: two would number their pictures alike and fight over the camera. */
import { askAround, type TabLockOptions } from "./tabTalk";

const WAITING_AFTER_MS = 1000;

/** Take the lock of this name; the returned function gives it back. Where the browser has no locks, the tabs ask each other. */
export function holdTab(name: string, options: TabLockOptions): () => void {
  if (!("locks" in navigator)) return askAround(name, options);
  const abort = new AbortController();
  let release: () => void = () => undefined;
  const waiting = setTimeout(() => options.onWaiting(), WAITING_AFTER_MS);
  navigator.locks
    .request(name, { signal: abort.signal }, () => {
      clearTimeout(waiting);
      if (abort.signal.aborted) return;
      options.onHeld();
      return new Promise<void>((resolve) => {
        release = resolve;
      });
    })
    // Aborted while it waited: nobody is interested any more.
    .catch(() => undefined);
  return () => {
    clearTimeout(waiting);
    abort.abort();
    release();
  };
}
