/**
 * Leader election for browsers without Web Locks: each tab asks the others, and becomes the leader when nobody answers.
 *
 * Of two tabs that ask at the same time, the one with the higher random number yields. A leader answers in a message event,
 * which browsers do not throttle in the background as they do timers. Should there be two leaders for a moment, nothing is
 * stored twice, as the server recognises each item by its number and hash.
 */
import { ASK_FOR_MS, openChannel, type TabLock, type TabLockOptions } from "./pageChannel";

type ElectionMessage =
  | { type: "who"; tab: number }
  | { type: "me"; tab: number }
  /** The leader is asked to stop. */
  | { type: "yield"; tab: number }
  | { type: "yielded"; tab: number }
  /** This tab leads from now on, whoever did before. */
  | { type: "lead"; tab: number };

const ASK_EVERY_MS = 500;
/** After this many questions without an answer there is no leader. */
const MAX_UNANSWERED = 3;

/** As `acquireTabLock`. Without a `BroadcastChannel`, the tab becomes the leader at once. */
export function electLeader(name: string, options: TabLockOptions): TabLock {
  const channel = openChannel(name);
  if (channel !== null) return new Election(channel, options);
  options.onHeld();
  return { isGuarded: false, takeOver: () => options.onHeld(), release: () => undefined };
}

class Election implements TabLock {
  readonly isGuarded = true;
  readonly #channel: BroadcastChannel;
  readonly #options: TabLockOptions;
  readonly #tab = Math.random();
  #isLeader = false;
  #isYielding = false;
  #hasReportedWaiting = false;
  #unanswered = 0;
  #timer: ReturnType<typeof setInterval> | undefined;
  #asking: ReturnType<typeof setTimeout> | undefined;

  constructor(channel: BroadcastChannel, options: TabLockOptions) {
    this.#channel = channel;
    this.#options = options;
    channel.onmessage = ({ data }: MessageEvent<ElectionMessage>) => this.#heard(data);
    this.#follow();
  }

  takeOver(): void {
    if (this.#isLeader || this.#asking !== undefined) return;
    this.#asking = setTimeout(() => this.#lead(), ASK_FOR_MS);
    this.#post("yield");
  }

  release(): void {
    clearInterval(this.#timer);
    clearTimeout(this.#asking);
    this.#channel.close();
  }

  #post(type: ElectionMessage["type"]): void {
    this.#channel.postMessage({ type, tab: this.#tab } satisfies ElectionMessage);
  }

  #heard({ type, tab }: ElectionMessage): void {
    switch (type) {
      case "who":
        if (this.#isLeader || this.#tab < tab) this.#post("me");
        return;
      case "me":
        if (!this.#isLeader) this.#reportWaiting();
        return;
      case "yield":
        if (this.#isLeader) void this.#yield();
        return;
      case "yielded":
        if (this.#asking !== undefined) this.#lead();
        return;
      case "lead":
        if (this.#isLeader) void this.#yield();
    }
  }

  /** Ask who leads, until nobody answers. */
  #follow(): void {
    this.#unanswered = 0;
    this.#timer = setInterval(() => this.#canvass(), ASK_EVERY_MS);
    this.#canvass();
  }

  #canvass(): void {
    if (this.#unanswered >= MAX_UNANSWERED) {
      this.#lead();
      return;
    }
    this.#unanswered += 1;
    this.#post("who");
  }

  #reportWaiting(): void {
    this.#unanswered = 0;
    if (!this.#hasReportedWaiting) this.#options.onWaiting();
    this.#hasReportedWaiting = true;
  }

  #lead(): void {
    const hasTakenOver = this.#asking !== undefined;
    clearInterval(this.#timer);
    clearTimeout(this.#asking);
    this.#asking = undefined;
    this.#isLeader = true;
    if (hasTakenOver) this.#post("lead");
    this.#options.onHeld();
  }

  async #yield(): Promise<void> {
    if (this.#isYielding) return;
    this.#isYielding = true;
    await this.#options.onYield();
    this.#isYielding = false;
    this.#isLeader = false;
    this.#post("yielded");
    this.#hasReportedWaiting = false;
    this.#reportWaiting();
    this.#follow();
  }
}
