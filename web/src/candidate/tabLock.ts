/** Allows an attempt in one tab only: two would use the same numbers for their pictures and compete for the camera. */
import { electLeader, type TabLockOptions } from "./leaderElection";

const WAITING_AFTER_MS = 1000;

/** Acquire the lock of this name; the returned function releases it. Browsers without Web Locks elect a leader instead. */
export function acquireTabLock(name: string, options: TabLockOptions): () => void {
  if (!("locks" in navigator)) return electLeader(name, options);
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
    // Rejected when it is aborted while waiting, which needs no handling.
    .catch(() => undefined);
  return () => {
    clearTimeout(waiting);
    abort.abort();
    release();
  };
}
