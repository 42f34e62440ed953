/**
 * Who leads, where the browser has no locks: each tab asks the others, and takes the lead when nobody answers.
 *
 * Two tabs that ask at the same moment are told apart by their numbers: the higher gives way. A leader answers in an event,
 * which no browser delays as it does timers in the background. Should two lead for a moment nevertheless, nothing arrives
 * twice: the server knows each item by its number and hash.
 */

export interface TabLockOptions {
  onHeld(): void;
  /** Another tab has it; `onHeld` follows when that one is closed, or has crashed. */
  onWaiting(): void;
}

type Word = { type: "who"; tab: number } | { type: "me"; tab: number };

const ASK_EVERY_MS = 500;
/** So often nobody answered: nobody leads. */
const ASK_TIMES = 3;

/** As `holdTab`. Without any way to talk, the lead is taken at once. */
export function askAround(name: string, options: TabLockOptions): () => void {
  if (typeof BroadcastChannel === "undefined") {
    options.onHeld();
    return () => undefined;
  }
  const channel = new BroadcastChannel(name);
  const tab = Math.random();
  let isLeader = false;
  let isTold = false;
  let unanswered = 0;
  const say = (word: Word): void => channel.postMessage(word);
  const defer = (): void => {
    unanswered = 0;
    if (!isTold) options.onWaiting();
    isTold = true;
  };
  channel.onmessage = ({ data }: MessageEvent<Word>): void => {
    if (isLeader || (data.type === "who" && tab < data.tab)) {
      if (data.type === "who") say({ type: "me", tab });
    } else if (data.type === "me") defer();
  };
  const ask = (): void => {
    if (unanswered >= ASK_TIMES) {
      isLeader = true;
      clearInterval(timer);
      options.onHeld();
      return;
    }
    unanswered += 1;
    say({ type: "who", tab });
  };
  const timer = setInterval(ask, ASK_EVERY_MS);
  ask();
  return () => {
    clearInterval(timer);
    channel.close();
  };
}
