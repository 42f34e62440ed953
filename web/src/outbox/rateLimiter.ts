/** Limits how fast a backlog is sent: the exam goes on meanwhile, and other candidates have backlogs too. */

const PER_SECOND = 20;

export class RateLimiter {
  readonly #now: () => number;
  #tokens = PER_SECOND;
  #at: number;

  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
    this.#at = now();
  }

  /** Wait until one item may be sent. */
  async acquire(): Promise<void> {
    for (let wait = this.tryAcquire(); wait > 0; wait = this.tryAcquire()) await new Promise((resolve) => setTimeout(resolve, wait));
  }

  /** 0: one item may be sent now. Otherwise how many milliseconds to wait before trying again. */
  tryAcquire(): number {
    const now = this.#now();
    this.#tokens = Math.min(PER_SECOND, this.#tokens + ((now - this.#at) * PER_SECOND) / 1000);
    this.#at = now;
    if (this.#tokens < 1) return Math.ceil(((1 - this.#tokens) * 1000) / PER_SECOND);
    this.#tokens -= 1;
    return 0;
  }
}
