/**
 * When to send again after something failed.
 *
 * Where the network does not answer, everything waits. Where a busy server turns away one stream, the others go on: it
 * sheds pictures first, and events never.
 */
import { backoffMs } from "../live/socket";
import type { Stream } from "./streams";

interface Wait {
  failures: number;
  /** Nothing is sent before this moment. */
  until: number;
}

export class Pace {
  readonly #resume: () => void;
  readonly #waits = new Map<Stream | "network", Wait>();
  readonly #timers = new Map<Stream | "network", ReturnType<typeof setTimeout>>();

  /** `resume` is called when a wait is over. */
  constructor(resume: () => void) {
    this.#resume = resume;
  }

  /** Whether something failed, and nothing has got through since. */
  get isTroubled(): boolean {
    return this.#waits.size > 0;
  }

  isPaused(stream: Stream): boolean {
    const now = Date.now();
    return [this.#waits.get("network"), this.#waits.get(stream)].some((wait) => wait !== undefined && now < wait.until);
  }

  /** Nobody answered. */
  networkFailed(): void {
    // Two requests that fail together are one failure.
    if (Date.now() >= (this.#waits.get("network")?.until ?? 0)) this.#wait("network", null);
  }

  /** The server answered, and asks to come back later with this stream. */
  busy(stream: Stream, afterMs: number | null): void {
    this.#waits.delete("network");
    this.#wait(stream, afterMs);
  }

  /** An item of this stream has been dealt with. */
  reached(stream: Stream): void {
    this.#waits.delete("network");
    this.#waits.delete(stream);
  }

  /** Try again at once; what failed so far still counts. */
  hurry(): void {
    for (const wait of this.#waits.values()) wait.until = 0;
  }

  close(): void {
    for (const timer of this.#timers.values()) clearTimeout(timer);
  }

  #wait(cause: Stream | "network", afterMs: number | null): void {
    const failures = this.#waits.get(cause)?.failures ?? 0;
    const delay = afterMs ?? backoffMs(failures);
    this.#waits.set(cause, { failures: failures + 1, until: Date.now() + delay });
    clearTimeout(this.#timers.get(cause));
    this.#timers.set(cause, setTimeout(() => this.#over(cause), delay));
  }

  #over(cause: Stream | "network"): void {
    // A timer may run a moment before the clock says so.
    const wait = this.#waits.get(cause);
    if (wait !== undefined) wait.until = 0;
    this.#resume();
  }
}
