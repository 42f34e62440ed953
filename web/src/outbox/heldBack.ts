/**
 * Items that something on the way does not let through while others pass: a limit on sizes, a filter of contents.
 *
 * Each is tried again by itself, more and more rarely, and those behind it go on past it. Only the server's own refusal makes
 * a gap of an item.
 */

const TOO_LARGE = 413;
/** An item of which this many tries were answered by somebody else is held back, even if nothing is known of others. */
const MANY = 3;
const FIRST_MS = { tooLarge: 15_000, other: 5000 };
const MAX_MS = 120_000;

interface Held {
  failures: number;
  /** How often it has been held back. */
  times: number;
  /** When the first of its tries was answered by somebody else. */
  since: number;
  /** It is not tried before; null while it is not held back. */
  until: number | null;
}

export class HeldBack<T extends object> {
  readonly #items = new Map<T, Held>();
  readonly #resume: () => void;
  readonly #timers = new Set<ReturnType<typeof setTimeout>>();
  /** When the server itself last answered anything. */
  #answeredAt = Number.NEGATIVE_INFINITY;

  /** `resume` is called when an item may be tried again. */
  constructor(resume: () => void) {
    this.#resume = resume;
  }

  /** How many items are held back. */
  get size(): number {
    return [...this.#items.values()].filter(({ until }) => until !== null).length;
  }

  isWaiting(item: T): boolean {
    return Date.now() < (this.#items.get(item)?.until ?? 0);
  }

  /**
   * Somebody else answered for the server. Returns whether the item is held back; otherwise it may be the network as a whole.
   * `othersWait`: there is something that could go on past it.
   */
  foreign(item: T, status: number, othersWait: boolean): boolean {
    const now = Date.now();
    const held = this.#items.get(item) ?? { failures: 0, times: 0, since: now, until: null };
    this.#items.set(item, held);
    held.failures += 1;
    const othersPass = held.failures > 1 && this.#answeredAt > held.since;
    const isStuck = othersWait && held.failures >= MANY;
    if (status !== TOO_LARGE && !isStuck && !othersPass && held.until === null) return false;
    const first = status === TOO_LARGE ? FIRST_MS.tooLarge : FIRST_MS.other;
    const delay = Math.min(MAX_MS, first * 2 ** Math.min(held.times, 10)) * (0.75 + Math.random() / 4);
    held.times += 1;
    held.until = now + delay;
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      held.until = held.until === null ? null : Math.min(held.until, Date.now());
      this.#resume();
    }, delay);
    this.#timers.add(timer);
    return true;
  }

  /** The server answered for this item. */
  answered(item: T): void {
    this.#answeredAt = Date.now();
    this.#items.delete(item);
  }

  /** Items that are gone are held back no longer. */
  keepOnly(isThere: (item: T) => boolean): void {
    for (const item of this.#items.keys()) if (!isThere(item)) this.#items.delete(item);
  }

  /** The network may be another: try all of them now. */
  retryNow(): void {
    for (const held of this.#items.values()) if (held.until !== null) held.until = Date.now();
  }

  close(): void {
    for (const timer of this.#timers) clearTimeout(timer);
    this.#timers.clear();
  }
}
