/**
 * Leader election for browsers without Web Locks: each tab asks the others, and becomes the leader when nobody answers.
 *
 * Of two tabs that ask at the same time, the one with the higher random number yields. A leader answers in a message event,
 * which browsers do not throttle in the background as they do timers. Should there be two leaders for a moment, nothing is
 * stored twice, as the server recognises each item by its number and hash.
 */

export interface TabLockOptions {
  onHeld(): void;
  /** Another tab holds the lock; `onHeld` follows when that tab is closed or crashes. */
  onWaiting(): void;
}

type ElectionMessage = { type: "who"; tab: number } | { type: "me"; tab: number };

const ASK_EVERY_MS = 500;
/** After this many questions without an answer there is no leader. */
const MAX_UNANSWERED = 3;

/** As `acquireTabLock`. Without a `BroadcastChannel`, the tab becomes the leader at once. */
export function electLeader(name: string, options: TabLockOptions): () => void {
  if (typeof BroadcastChannel === "undefined") {
    options.onHeld();
    return () => undefined;
  }
  const channel = new BroadcastChannel(name);
  const tab = Math.random();
  let isLeader = false;
  let hasReportedWaiting = false;
  let unanswered = 0;
  const post = (message: ElectionMessage): void => channel.postMessage(message);
  const followLeader = (): void => {
    unanswered = 0;
    if (!hasReportedWaiting) options.onWaiting();
    hasReportedWaiting = true;
  };
  channel.onmessage = ({ data }: MessageEvent<ElectionMessage>): void => {
    if (isLeader || (data.type === "who" && tab < data.tab)) {
      if (data.type === "who") post({ type: "me", tab });
    } else if (data.type === "me") followLeader();
  };
  const canvass = (): void => {
    if (unanswered >= MAX_UNANSWERED) {
      isLeader = true;
      clearInterval(timer);
      options.onHeld();
      return;
    }
    unanswered += 1;
    post({ type: "who", tab });
  };
  const timer = setInterval(canvass, ASK_EVERY_MS);
  canvass();
  return () => {
    clearInterval(timer);
    channel.close();
  };
}
