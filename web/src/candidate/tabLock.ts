/** Allows an attempt in one page only: two would use the same numbers for their pictures and compete for the camera. */
import { electLeader } from "./leaderElection";
import { ASK_FOR_MS, openChannel, type TabLock, type TabLockOptions } from "./pageChannel";

const WAITING_AFTER_MS = 1000;
/** A page that was asked to stop goes on if nobody has taken its place in this time. */
const RESUME_AFTER_MS = 3000;

type Wish = { type: "yield" } | { type: "yielded" };

/** Acquire the lock of this name. Where the browser has no Web Locks, or refuses them, the pages elect one of them. */
export function acquireTabLock(name: string, options: TabLockOptions): TabLock {
  if (!("locks" in navigator)) return electLeader(name, options);
  return new WebLock(name, options);
}

class WebLock implements TabLock {
  readonly #name: string;
  readonly #options: TabLockOptions;
  readonly #channel: BroadcastChannel | null;
  /** Ends waiting for the lock. */
  #queued = new AbortController();
  /** Gives the lock back; null while it is not held. */
  #giveBack: (() => void) | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isAsking = false;
  #isReleased = false;
  /** Used where the browser refuses Web Locks, as it does when it is told to keep no data of the site. */
  #election: TabLock | null = null;

  constructor(name: string, options: TabLockOptions) {
    this.#name = name;
    this.#options = options;
    this.#channel = openChannel(`${name} lock`);
    this.#channel?.addEventListener("message", this.#heard);
    this.#timer = setTimeout(() => options.onWaiting(), WAITING_AFTER_MS);
    this.#queue();
  }

  get isGuarded(): boolean {
    return this.#election?.isGuarded ?? true;
  }

  takeOver(): void {
    if (this.#election !== null) this.#election.takeOver();
    else if (this.#giveBack === null && !this.#isAsking) this.#ask();
  }

  release(): void {
    this.#isReleased = true;
    clearTimeout(this.#timer);
    this.#channel?.close();
    this.#queued.abort();
    this.#giveBack?.();
    this.#election?.release();
  }

  #queue(): void {
    this.#queued = new AbortController();
    this.#request({ signal: this.#queued.signal }, this.#queued.signal);
  }

  #request(options: LockOptions, signal: AbortSignal): void {
    try {
      navigator.locks.request(this.#name, options, () => this.#hold()).catch(() => this.#ended(signal));
    } catch {
      this.#ended(signal);
    }
  }

  #hold(): Promise<void> | undefined {
    clearTimeout(this.#timer);
    if (this.#isReleased) return undefined;
    this.#options.onHeld();
    return new Promise<void>((resolve) => {
      this.#giveBack = resolve;
    });
  }

  /** We have stopped waiting, another page has taken the lock, or the browser allows none. */
  #ended(signal: AbortSignal): void {
    if (this.#isReleased || signal.aborted) return;
    clearTimeout(this.#timer);
    if (this.#giveBack === null) {
      this.#election ??= electLeader(this.#name, this.#options);
      return;
    }
    this.#giveBack = null;
    void this.#options.onYield().then(() => {
      if (this.#isReleased) return;
      this.#options.onWaiting();
      this.#queue();
    });
  }

  /** Ask the holder to stop first, so that it hands over the camera and what it has captured. */
  #ask(): void {
    this.#isAsking = true;
    this.#timer = setTimeout(() => this.#steal(), this.#channel === null ? 0 : ASK_FOR_MS);
    this.#channel?.postMessage({ type: "yield" } satisfies Wish);
  }

  #steal(): void {
    clearTimeout(this.#timer);
    this.#isAsking = false;
    this.#queued.abort();
    this.#request({ steal: true }, new AbortController().signal);
  }

  readonly #heard = ({ data }: MessageEvent<Wish>): void => {
    if (data.type === "yielded" && this.#isAsking) this.#steal();
    if (data.type === "yield" && this.#giveBack !== null) void this.#yield();
  };

  async #yield(): Promise<void> {
    await this.#options.onYield();
    this.#channel?.postMessage({ type: "yielded" } satisfies Wish);
    this.#timer = setTimeout(() => {
      if (this.#giveBack !== null) this.#options.onHeld();
    }, RESUME_AFTER_MS);
  }
}
