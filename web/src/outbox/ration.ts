/** At most so many items a second, for a backlog: the exam goes on beside it, and others have backlogs too. */

const PER_SECOND = 20;

export class Ration {
  readonly #now: () => number;
  #tokens = PER_SECOND;
  #at: number;

  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
    this.#at = now();
  }

  /** Wait for one item's turn. What was not used within a second is not saved up, so a throttled timer costs no rate. */
  async turn(): Promise<void> {
    for (let wait = this.take(); wait > 0; wait = this.take()) await new Promise((resolve) => setTimeout(resolve, wait));
  }

  /** 0: one may go now. Otherwise the milliseconds after which it is worth asking again. */
  take(): number {
    const now = this.#now();
    this.#tokens = Math.min(PER_SECOND, this.#tokens + ((now - this.#at) * PER_SECOND) / 1000);
    this.#at = now;
    if (this.#tokens < 1) return Math.ceil(((1 - this.#tokens) * 1000) / PER_SECOND);
    this.#tokens -= 1;
    return 0;
  }
}
