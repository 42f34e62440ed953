/**
 * While no socket gets through, says by requests what the page would say on it, and passes on what the replies say is new.
 *
 * A proxy that knows no WebSocket is common in schools and offices. Warnings, messages, extra time and the end of the exam must
 * reach the candidate all the same, within seconds.
 */
import type { Schemas } from "../api/types";
import { backoffMs, type Ticker } from "../live/socket";

export type Updates = Schemas["CandidateUpdates"];

export interface ByRequestOptions {
  ticker: Ticker;
  /** Whether a socket is open, so that no requests are needed. */
  hasSocket(): boolean;
  /** One request; `rttMs` is how long the last took. */
  report(rttMs: number | null): Promise<Updates>;
  onUpdates(updates: Updates, tookMs: number): void;
  /** Whether requests get through in place of the socket. */
  onState(byRequest: boolean): void;
}

const TICK_MS = 500;
export const REPORT_EVERY_MS = 2000;
/** So long a socket is given to open. Random, as a whole class may lose theirs at once. */
const PATIENCE_MS = { least: 3000, spread: 1500 };

export class ByRequest {
  readonly #options: ByRequestOptions;
  readonly #patienceMs = PATIENCE_MS.least + Math.random() * PATIENCE_MS.spread;
  readonly #stopTicker: () => void;
  #closed = false;
  #withoutSocketSince: number | null = null;
  #sending = false;
  #nextAt = 0;
  #failures = 0;
  #rttMs: number | null = null;
  #state = false;

  constructor(options: ByRequestOptions) {
    this.#options = options;
    this.#stopTicker = options.ticker(TICK_MS, () => this.#tick());
  }

  /** Whether the socket has been missing for so long that requests take its place. */
  get isNeeded(): boolean {
    return !this.#closed && this.#withoutSocketSince !== null && performance.now() - this.#withoutSocketSince >= this.#patienceMs;
  }

  close(): void {
    this.#closed = true;
    this.#stopTicker();
  }

  #tick(): void {
    if (this.#options.hasSocket()) {
      this.#withoutSocketSince = null;
      this.#setState(false);
      return;
    }
    const now = performance.now();
    this.#withoutSocketSince ??= now;
    if (this.isNeeded && !this.#sending && now >= this.#nextAt) void this.#report();
  }

  async #report(): Promise<void> {
    this.#sending = true;
    const begun = performance.now();
    try {
      const updates = await this.#options.report(this.#rttMs);
      if (this.#closed) return;
      this.#rttMs = performance.now() - begun;
      this.#failures = 0;
      this.#nextAt = begun + REPORT_EVERY_MS;
      this.#options.onUpdates(updates, this.#rttMs);
      if (!this.#options.hasSocket()) this.#setState(true);
    } catch {
      this.#rttMs = null;
      this.#nextAt = performance.now() + Math.max(REPORT_EVERY_MS, backoffMs(this.#failures));
      this.#failures += 1;
      this.#setState(false);
    } finally {
      this.#sending = false;
    }
  }

  #setState(byRequest: boolean): void {
    if (byRequest === this.#state) return;
    this.#state = byRequest;
    this.#options.onState(byRequest);
  }
}
