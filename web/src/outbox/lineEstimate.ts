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
  /** So much the system has taken, at most; some of it may still lie there. */
  taken: number;
  /** So much has been counted as carried. */
  counted: number;
  /** Nothing else was under way as it began: the line had nothing to carry during its delay. */
  alone: boolean;
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
/** From here on, an item that is not through says something by itself: how much the line carries at most. */
const OVERDUE_S = 0.6;
/** Where that bound is all that is known, the line most likely carries much less. */
const OVERDUE_SHARE = 0.1;
/** Arrivals are remembered for so long. */
const ARRIVALS_MS = 60_000;
/** A line that carries more than this is good, however much more: it must not outweigh what comes after. */
const GOOD_BYTES_PER_SECOND = 200_000;
/** Of what the system has taken, so much may lie there. */
const BUFFER_BYTES = 48_000;
/** The quickest of the last round trips is the delay of the line when nothing is queued in it. */
const ROUND_TRIPS = 60;
/** The longest that the server took lately is what it may take. */
const SERVER_TIMES = 8;

export class LineEstimate {
  readonly #now: () => number;
  readonly #underway = new Set<Transfer>();
  #arrivals: { at: number; bytes: number }[] = [];
  #roundTripsMs: number[] = [];
  #serverTimesMs: number[] = [];
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
    const possible = this.#possible(measured);
    if (possible === null || (measured !== null && measured <= possible)) return measured;
    return possible * OVERDUE_SHARE;
  }

  /** A round trip of a message that is small. */
  noteRoundTrip(ms: number): void {
    this.#roundTripsMs = [...this.#roundTripsMs, ms].slice(-ROUND_TRIPS);
  }

  begin(bytes: number): Transfer {
    const size = bytes + OVERHEAD_BYTES;
    const transfer = { bytes: size, beganAt: this.#now(), taken: size, counted: 0, alone: this.#underway.size === 0 };
    if (transfer.alone) this.#since = transfer.beganAt;
    this.#underway.add(transfer);
    return transfer;
  }

  /** The system has taken so many bytes of it. */
  moved(transfer: Transfer, bytes: number): void {
    if (!this.#underway.has(transfer)) return;
    transfer.taken = Math.min(transfer.bytes, bytes + OVERHEAD_BYTES);
    const carried = transfer.taken - BUFFER_BYTES - transfer.counted;
    if (carried >= MIN_BYTES) this.#count(transfer, carried, 0, 1);
  }

  /** The server has answered; `serverMs` of the time were its own. */
  arrived(transfer: Transfer, serverMs = 0): void {
    if (!this.#underway.delete(transfer)) return;
    const now = this.#now();
    this.#serverTimesMs = [...this.#serverTimesMs, serverMs].slice(-SERVER_TIMES);
    this.#arrivals = [...this.#arrivals.filter(({ at }) => now - at < ARRIVALS_MS), { at: now, bytes: transfer.bytes }];
    if (transfer.bytes < MIN_BYTES + OVERHEAD_BYTES) return;
    const delayS = transfer.alone ? this.#delayS + serverMs / 1000 : 0;
    this.#count(transfer, transfer.bytes - transfer.counted, delayS, KEPT_OF_EACH);
  }

  /** So many more bytes have passed in the time that runs, of which so much was delay. */
  #count(transfer: Transfer, bytes: number, delayS: number, keptOfEach: number): void {
    transfer.counted += bytes;
    const passedS = (this.#now() - this.#since) / 1000;
    const seconds = Math.max(bytes / GOOD_BYTES_PER_SECOND, passedS - Math.min(delayS, passedS * MAX_DELAY_SHARE));
    const kept = keptOfEach * Math.exp(-seconds / MEMORY_S);
    this.#bytes = this.#bytes * kept + bytes;
    this.#seconds = this.#seconds * kept + seconds;
    this.#since = this.#now();
  }

  /** It came to nothing, which says nothing about the rate. */
  failed(transfer: Transfer): void {
    if (this.#underway.delete(transfer)) this.#since = this.#now();
  }

  /** What the server itself may take. */
  get #serverS(): number {
    return Math.max(0, ...this.#serverTimesMs) / 1000;
  }

  get #delayS(): number {
    return this.#roundTripsMs.length === 0 ? 0 : Math.min(...this.#roundTripsMs) / 1000;
  }

  /** What passes at most: since an item is under way, no more than has arrived, and than the system has taken of what has not. */
  #possible(measured: number | null): number | null {
    const now = this.#now();
    const underway = [...this.#underway].reduce((sum, { taken }) => sum + taken, 0);
    let least: number | null = null;
    for (const { bytes, beganAt } of this.#underway) {
      const waitedS = (now - beganAt) / 1000 - this.#delayS - this.#serverS;
      // It has its share of the line.
      const expectedS = measured === null ? 0 : (bytes * this.#underway.size) / measured;
      if (waitedS < OVERDUE_S + expectedS) continue;
      const arrived = this.#arrivals.reduce((sum, { at, bytes: passed }) => (at > beganAt ? sum + passed : sum), 0);
      least = Math.min(least ?? Number.POSITIVE_INFINITY, (arrived + underway) / waitedS);
    }
    return least;
  }
}
