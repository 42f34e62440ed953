/**
 * How many bytes a second the line carries to the server, from the items that went over it.
 *
 * What the browser reports as sent may still lie in the system's buffer, so that only answers count. Where requests run side by
 * side they share the line: their bytes are set against the time in which at least one was on its way.
 */

/** One item on its way. */
export interface Transfer {
  bytes: number;
  beganAt: number;
}

/** Headers of the request, and what the transport adds. */
const OVERHEAD_BYTES = 700;
/** A shorter item says more about the delay than about the rate. */
const MIN_BYTES = 2000;
/** What was measured this many seconds of sending ago counts a third. */
const MEMORY_S = 8;
/** What the next item leaves of the weight of those before, however short it took: a line that is good again is noticed. */
const KEPT_OF_EACH = 0.85;
/** Only so much of the time may be taken off as delay: the rest is the line's. */
const MAX_DELAY_SHARE = 0.75;
/** From here on, an item that is not through says something by itself. */
const OVERDUE_S = 0.6;
/** The quickest of the last round trips is the delay of the line when nothing is queued in it. */
const ROUND_TRIPS = 60;

export class LineEstimate {
  readonly #now: () => number;
  readonly #underway = new Set<Transfer>();
  #roundTripsMs: number[] = [];
  /** Since when the time runs that is set against the next item: an item began on an idle line, or one has arrived. */
  #since = 0;
  #bytes = 0;
  #seconds = 0;

  /** `now` is in milliseconds. */
  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
  }

  /** Bytes a second; null until something was measured. While something is on its way for long, at most what that leaves possible. */
  get bytesPerSecond(): number | null {
    const measured = this.#seconds > 0 ? this.#bytes / this.#seconds : null;
    const possible = this.#possible();
    if (measured === null || possible === null) return measured ?? possible;
    return Math.min(measured, possible);
  }

  /** A round trip of a message that is small. */
  noteRoundTrip(ms: number): void {
    this.#roundTripsMs = [...this.#roundTripsMs, ms].slice(-ROUND_TRIPS);
  }

  begin(bytes: number): Transfer {
    const transfer = { bytes: bytes + OVERHEAD_BYTES, beganAt: this.#now() };
    if (this.#underway.size === 0) this.#since = transfer.beganAt;
    this.#underway.add(transfer);
    return transfer;
  }

  /** The server has answered; `serverMs` of the time were its own. */
  arrived(transfer: Transfer, serverMs = 0): void {
    if (!this.#underway.delete(transfer)) return;
    if (transfer.bytes < MIN_BYTES + OVERHEAD_BYTES) return;
    const passedS = (this.#now() - this.#since) / 1000;
    const seconds = Math.max(0.001, passedS - Math.min(this.#delayS + serverMs / 1000, passedS * MAX_DELAY_SHARE));
    const kept = KEPT_OF_EACH * Math.exp(-seconds / MEMORY_S);
    this.#bytes = this.#bytes * kept + transfer.bytes;
    this.#seconds = this.#seconds * kept + seconds;
    this.#since = this.#now();
  }

  /** It came to nothing, which says nothing about the rate. */
  failed(transfer: Transfer): void {
    if (this.#underway.delete(transfer)) this.#since = this.#now();
  }

  get #delayS(): number {
    return this.#roundTripsMs.length === 0 ? 0 : Math.min(...this.#roundTripsMs) / 1000;
  }

  #possible(): number | null {
    const waitedS = (this.#now() - this.#since) / 1000 - this.#delayS;
    if (this.#underway.size === 0 || waitedS < OVERDUE_S) return null;
    return [...this.#underway].reduce((sum, { bytes }) => sum + bytes, 0) / waitedS;
  }
}
