/** Turns what the page notices into events for the server: one when something begins or ends, and no flood of what repeats. */
import type { LastingSignal, MomentarySignal, PageSignal } from "./watchPlan";

export interface PageEvent {
  signal: PageSignal;
  /** Began, ended, or happened at once. */
  state: "on" | "off" | "once";
  /** For people; never the content of anything. */
  detail: string | null;
  count: number;
  capturedAt: Date;
}

export interface PageReportOptions {
  watches(signal: PageSignal): boolean;
  onEvent(event: PageEvent): void;
  now(): Date;
}

/** What repeats within this time goes into one event. */
export const TOGETHER_MS = 1000;
/** The server takes no more. */
const MAX_DETAIL = 200;
const MAX_COUNT = 1000;

interface Held {
  signal: MomentarySignal;
  details: Set<string>;
  count: number;
  first: Date;
}

export class PageReport {
  readonly #options: PageReportOptions;
  readonly #states = new Map<LastingSignal, boolean>();
  readonly #toldAt = new Map<string, number>();
  readonly #held = new Map<string, Held>();

  constructor(options: PageReportOptions) {
    this.#options = options;
  }

  /**
   * How something lasting stands. The first word on it is told even if it does not hold: an earlier page of this attempt
   * may have left it on.
   */
  set(signal: LastingSignal, holds: boolean, detail: string | null = null): void {
    if (!this.#options.watches(signal) || this.#states.get(signal) === holds) return;
    this.#states.set(signal, holds);
    this.#tell(signal, holds ? "on" : "off", holds ? detail : null, 1, this.#options.now());
  }

  /** Something happened: told at once, and what follows of the same sort within a second is told together. */
  happened(signal: MomentarySignal, detail: string | null = null, sort = ""): void {
    if (!this.#options.watches(signal)) return;
    const now = this.#options.now();
    const key = `${signal} ${sort}`;
    if (now.getTime() - (this.#toldAt.get(key) ?? -Infinity) < TOGETHER_MS) {
      this.#hold(key, signal, detail, now);
      return;
    }
    this.#tellHeld(key);
    this.#toldAt.set(key, now.getTime());
    this.#tell(signal, "once", detail, 1, now);
  }

  /** Tell what was held back long enough. */
  flush(): void {
    const now = this.#options.now().getTime();
    for (const key of [...this.#held.keys()]) {
      if (now - (this.#toldAt.get(key) ?? 0) < TOGETHER_MS) continue;
      this.#toldAt.set(key, now);
      this.#tellHeld(key);
    }
  }

  /** Nothing more is watched: tell what is held back, and end what lasts. */
  end(): void {
    for (const key of [...this.#held.keys()]) this.#tellHeld(key);
    for (const [signal, holds] of [...this.#states]) if (holds) this.set(signal, false);
  }

  #hold(key: string, signal: MomentarySignal, detail: string | null, now: Date): void {
    const held = this.#held.get(key) ?? { signal, details: new Set<string>(), count: 0, first: now };
    held.count += 1;
    if (detail !== null) held.details.add(detail);
    this.#held.set(key, held);
  }

  #tellHeld(key: string): void {
    const held = this.#held.get(key);
    if (held === undefined) return;
    this.#held.delete(key);
    const detail = held.details.size === 0 ? null : [...held.details].join("; ");
    this.#tell(held.signal, "once", detail, held.count, held.first);
  }

  #tell(signal: PageSignal, state: PageEvent["state"], detail: string | null, count: number, capturedAt: Date): void {
    const short = detail !== null && detail.length > MAX_DETAIL ? `${detail.slice(0, MAX_DETAIL - 1)}…` : detail;
    this.#options.onEvent({ signal, state, detail: short, count: Math.min(count, MAX_COUNT), capturedAt });
  }
}
