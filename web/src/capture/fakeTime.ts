/** For tests: a clock and a ticker that advance on request. */
import type { Ticker } from "../live/socket";

interface Timer {
  everyMs: number;
  nextAt: number;
  tick: () => void;
}

export class FakeTime {
  #at = Date.parse("2026-03-01T09:00:00Z");
  #setByMs = 0;
  readonly #timers = new Set<Timer>();

  /** What the clock shows. */
  readonly now = (): Date => new Date(this.#at + this.#setByMs);

  /** Milliseconds that only grow. */
  readonly elapsed = (): number => this.#at;

  /** Somebody sets the clock. */
  setClock(byMs: number): void {
    this.#setByMs += byMs;
  }

  readonly ticker: Ticker = (everyMs, tick) => {
    const timer = { everyMs, nextAt: this.#at + everyMs, tick };
    this.#timers.add(timer);
    return () => this.#timers.delete(timer);
  };

  get timers(): number {
    return this.#timers.size;
  }

  pass(ms: number): void {
    const end = this.#at + ms;
    for (let due = this.#due(end); due !== undefined; due = this.#due(end)) {
      this.#at = due.nextAt;
      due.nextAt += due.everyMs;
      due.tick();
    }
    this.#at = end;
  }

  /** Let time pass in which nothing runs, as in a device that sleeps. */
  skip(ms: number): void {
    this.#at += ms;
    for (const timer of this.#timers) timer.nextAt = this.#at + timer.everyMs;
  }

  #due(end: number): Timer | undefined {
    return [...this.#timers].filter(({ nextAt }) => nextAt <= end).sort((a, b) => a.nextAt - b.nextAt)[0];
  }
}
