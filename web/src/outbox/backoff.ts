/**
 * When to send again after a failure.
 *
 * While the network does not answer, every stream waits. When a busy server rejects one stream, the others go on, as it
 * sheds pictures first and events never.
 */
import { backoffMs } from "../live/socket";
import type { Stream } from "./streams";

interface Wait {
  failures: number;
  /** Nothing is sent before this moment. */
  until: number;
}

export class Backoff {
  readonly #resume: () => void;
  readonly #waits = new Map<Stream | "network", Wait>();
  readonly #timers = new Map<Stream | "network", ReturnType<typeof setTimeout>>();

  /** `resume` is called when a wait is over. */
  constructor(resume: () => void) {
    this.#resume = resume;
  }

  /** Whether something failed and no request has succeeded since. */
  get hasFailures(): boolean {
    return this.#waits.size > 0;
  }

  isPaused(stream: Stream): boolean {
    const now = Date.now();
    return [this.#waits.get("network"), this.#waits.get(stream)].some((wait) => wait !== undefined && now < wait.until);
  }

  /** A request got no answer. */
  networkFailed(): void {
    // Two requests that fail at the same time count as one failure.
    if (Date.now() >= (this.#waits.get("network")?.until ?? 0)) this.#wait("network", null);
  }

  /** The server asked to send this stream later. */
  serverBusy(stream: Stream, afterMs: number | null): void {
    this.#waits.delete("network");
    this.#wait(stream, afterMs);
  }

  /** The server accepted or refused an item of this stream. */
  serverAnswered(stream: Stream): void {
    this.#waits.delete("network");
    this.#waits.delete(stream);
  }

  /** End all waits; the failures so far still count towards the next one. */
  retryNow(): void {
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
    this.#timers.set(cause, setTimeout(() => this.#endWait(cause), delay));
  }

  #endWait(cause: Stream | "network"): void {
    // A timer may fire slightly before `Date.now()` reaches the end of the wait.
    const wait = this.#waits.get(cause);
    if (wait !== undefined) wait.until = 0;
    this.#resume();
  }
}
