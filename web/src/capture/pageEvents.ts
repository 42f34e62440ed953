/** Turns what the page notices into events for the server: one when something begins or ends, and few when it repeats. */
import { plainText, shortened } from "../api/plainText";
import { HeldEvents } from "./heldEvents";
import type { LastingSignal, MomentarySignal, PageSignal } from "./watchPlan";

export interface PageEvent {
  signal: PageSignal;
  /** Whether it began, ended, or was momentary. */
  state: "on" | "off" | "once";
  /** A description for people; never the content of anything. */
  detail: string | null;
  count: number;
  capturedAt: Date;
}

export interface PageReportOptions {
  watches(signal: PageSignal): boolean;
  onEvent(event: PageEvent): void;
  now(): Date;
}

/** What repeats within this time is reported as one event. */
export const COALESCE_MS = 1000;
/** The server accepts no more. */
const MAX_DETAIL = 200;
const MAX_COUNT = 1000;

interface PendingEvent {
  signal: MomentarySignal;
  details: Set<string>;
  count: number;
  first: Date;
}

export class PageEventReporter {
  readonly #options: PageReportOptions;
  readonly #states = new Map<LastingSignal, boolean>();
  readonly #emittedAt = new Map<string, number>();
  readonly #pending = new Map<string, PendingEvent>();
  readonly #held: HeldEvents<PageEvent>;

  constructor(options: PageReportOptions) {
    this.#options = options;
    this.#held = new HeldEvents((event) => options.onEvent(event));
  }

  /**
   * Report a lasting signal when it has changed. Its first state is reported even if it is off, as an earlier page of this
   * attempt may have left it on.
   */
  set(signal: LastingSignal, holds: boolean, detail: string | null = null): void {
    if (!this.#options.watches(signal) || this.#states.get(signal) === holds) return;
    this.#states.set(signal, holds);
    this.#emit(signal, holds ? "on" : "off", holds ? detail : null, 1, this.#options.now());
  }

  /** Report a momentary signal at once; repetitions of the same sort within a second are reported together. */
  happened(signal: MomentarySignal, detail: string | null = null, sort = ""): void {
    if (!this.#options.watches(signal)) return;
    const now = this.#options.now();
    const key = `${signal} ${sort}`;
    if (now.getTime() - (this.#emittedAt.get(key) ?? -Infinity) < COALESCE_MS) {
      this.#addPending(key, signal, detail, now);
      return;
    }
    this.#emitPending(key);
    this.#emittedAt.set(key, now.getTime());
    this.#emit(signal, "once", detail, 1, now);
  }

  /** The page is alive: report repetitions whose second is over, and what was held back until now. */
  flush(): void {
    const now = this.#options.now();
    for (const key of [...this.#pending.keys()]) {
      if (now.getTime() - (this.#emittedAt.get(key) ?? 0) < COALESCE_MS) continue;
      this.#emittedAt.set(key, now.getTime());
      this.#emitPending(key);
    }
    this.#held.release(now);
  }

  /** Nothing is watched any more: report pending repetitions, and end lasting signals. */
  end(): void {
    for (const key of [...this.#pending.keys()]) this.#emitPending(key);
    for (const [signal, holds] of [...this.#states]) if (holds) this.set(signal, false);
    this.#held.releaseAll();
  }

  /** The page goes away, or was away: what was done on it is reported, and not that it was left just now. */
  leave(): void {
    for (const key of [...this.#pending.keys()]) this.#emitPending(key);
    this.#held.forgetLeaving();
  }

  #addPending(key: string, signal: MomentarySignal, detail: string | null, now: Date): void {
    const pending = this.#pending.get(key) ?? { signal, details: new Set<string>(), count: 0, first: now };
    pending.count += 1;
    if (detail !== null) pending.details.add(detail);
    this.#pending.set(key, pending);
  }

  #emitPending(key: string): void {
    const pending = this.#pending.get(key);
    if (pending === undefined) return;
    this.#pending.delete(key);
    const detail = pending.details.size === 0 ? null : [...pending.details].join("; ");
    this.#emit(pending.signal, "once", detail, pending.count, pending.first);
  }

  #emit(signal: PageSignal, state: PageEvent["state"], detail: string | null, count: number, capturedAt: Date): void {
    // A camera's name is its maker's, and may hold anything.
    const short = detail === null ? null : shortened(plainText(detail), MAX_DETAIL);
    this.#held.add({ signal, state, detail: short, count: Math.min(count, MAX_COUNT), capturedAt });
  }
}
