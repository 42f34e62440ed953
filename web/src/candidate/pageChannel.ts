/** How the pages of one attempt in one browser agree on which of them goes on. */

export interface TabLockOptions {
  /** This page goes on. */
  onHeld(): void;
  /** Another page goes on; `onHeld` follows when that page is closed or crashes, or this one takes over. */
  onWaiting(): void;
  /** Another page wants to go on in place of this one: resolves once this one uses nothing any more. `onWaiting` follows. */
  onYield(): Promise<void>;
}

export interface TabLock {
  /** Whether the pages of this browser can agree at all; otherwise each believes to be alone. */
  readonly isGuarded: boolean;
  /** Go on here, in place of the page that does. */
  takeOver(): void;
  release(): void;
}

/** A page that does not stop within this time after it was asked is frozen, and is not waited for. */
export const ASK_FOR_MS = 3000;

/** Null where the browser has no such channel, or refuses it. */
export function openChannel(name: string): BroadcastChannel | null {
  try {
    return new BroadcastChannel(name);
  } catch {
    return null;
  }
}
