/** Keeps the screen on while it is held; where the browser refuses, it is asked again whenever it may have changed its mind. */

export type WakeLockState =
  /** Not asked for. */
  | "off"
  | "held"
  /** The browser says no for now: the battery is low, for instance. */
  | "refused"
  /** This browser cannot keep a screen on. */
  | "missing";

/** Some browsers give it only after a gesture. */
const AGAIN = ["pointerdown", "keydown"] as const;

export class WakeLock {
  readonly #onState: (state: WakeLockState) => void;
  #wanted = false;
  #state: WakeLockState = "off";
  #lock: WakeLockSentinel | null = null;
  #asking = false;

  constructor(onState: (state: WakeLockState) => void) {
    this.#onState = onState;
  }

  /** Keep the screen on from now on. */
  hold(): void {
    if (this.#wanted) return;
    this.#wanted = true;
    if (!("wakeLock" in navigator)) {
      this.#set("missing");
      return;
    }
    document.addEventListener("visibilitychange", this.#ask);
    for (const event of AGAIN) document.addEventListener(event, this.#ask, { passive: true });
    this.#ask();
  }

  /** Let the screen sleep again. */
  release(): void {
    this.#wanted = false;
    document.removeEventListener("visibilitychange", this.#ask);
    for (const event of AGAIN) document.removeEventListener(event, this.#ask);
    const lock = this.#lock;
    this.#lock = null;
    lock?.release().catch(() => undefined);
    this.#set("off");
  }

  readonly #ask = (): void => {
    if (this.#asking || !this.#wanted || this.#lock?.released === false || document.visibilityState !== "visible") return;
    this.#asking = true;
    void this.#request().finally(() => (this.#asking = false));
  };

  async #request(): Promise<void> {
    try {
      const lock = await navigator.wakeLock.request("screen");
      if (!this.#wanted) {
        await lock.release();
        return;
      }
      this.#lock = lock;
      lock.addEventListener("release", () => this.#released(lock));
      this.#set("held");
    } catch {
      if (this.#wanted) this.#set("refused");
    }
  }

  #released(lock: WakeLockSentinel): void {
    if (lock !== this.#lock) return;
    this.#lock = null;
    // Browsers let go of it when the page is hidden, and it is asked for again when it is shown. Otherwise the device wants it so.
    if (document.visibilityState === "visible") this.#set("refused");
  }

  #set(state: WakeLockState): void {
    if (state === this.#state) return;
    this.#state = state;
    this.#onState(state);
  }
}
