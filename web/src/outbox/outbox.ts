/**
 * What makes sure that a frame arrives: kept on the device first, sent, and let go only when the server has echoed its hash.
 *
 * Frames go out in order, one request at a time. Where a backlog has built up, the newest frame goes beside it, so that the
 * proctors see what happens now while the past catches up.
 */
import { backoffMs } from "../live/socket";
import { type FrameReply, type Outcome, putFrame } from "./request";
import { Shelf, type Waiting } from "./shelf";

export type OutboxState =
  /** All is sent, or being sent. */
  | "sending"
  /** The network or the server does not answer: frames are kept and tried again. */
  | "waiting"
  /** The attempt has ended, or the outbox was closed. */
  | "closed";

export interface TokenSource {
  /** A token believed to be valid. */
  get(): Promise<string>;
  /** A new token, because the server no longer takes `stale`. */
  refresh(stale: string): Promise<string>;
}

/** A frame that the server will never take, and why. */
export interface Refusal {
  seq: number;
  capturedAt: string;
  /** The server's problem type. */
  problem: string;
}

export interface OutboxOptions {
  attemptId: string;
  /** The first number that the server has not seen. */
  nextSeq: number;
  tokens: TokenSource;
  onReply?(reply: FrameReply): void;
  onBacklog?(waiting: number): void;
  onState?(state: OutboxState): void;
  maxBytes?: number;
  fetch?: typeof fetch;
}

const MAX_BYTES = 200 * 1024 * 1024;
/** From this many waiting frames on, the newest goes beside the queue. */
const LIVE_LANE_FROM = 4;
const MAX_LISTED_REFUSALS = 100;

export class Outbox {
  readonly #options: OutboxOptions;
  readonly #fetch: typeof fetch;
  readonly #shelf: Shelf;
  readonly #inFlight = new Set<number>();
  readonly #idle = new Set<() => void>();
  #opened: Promise<void> | null = null;
  #adding: Promise<unknown> = Promise.resolve();
  #state: OutboxState = "sending";
  #draining = false;
  #failures = 0;
  #retryAt = 0;
  #retryTimer: ReturnType<typeof setTimeout> | null = null;
  #refusals: Refusal[] = [];
  #refused = 0;

  constructor(options: OutboxOptions) {
    this.#options = options;
    this.#shelf = new Shelf({
      attemptId: options.attemptId,
      nextSeq: options.nextSeq,
      maxBytes: options.maxBytes ?? MAX_BYTES,
      isBusy: (seq) => this.#inFlight.has(seq),
      onChange: () => this.#changed(),
    });
    this.#fetch = options.fetch ?? ((input, init) => fetch(input, init));
  }

  get backlog(): number {
    return this.#shelf.size;
  }
  get state(): OutboxState {
    return this.#state;
  }
  /** Frames that the server refused; the newest of them are listed. */
  get refused(): number {
    return this.#refused;
  }
  get refusals(): readonly Refusal[] {
    return this.#refusals;
  }
  /** Frames given up because this device has no room for them. */
  get dropped(): number {
    return this.#shelf.dropped;
  }
  /** Whether the device's storage works: without it a reload loses what waits. */
  get durable(): boolean {
    return this.#shelf.durable;
  }

  /** Take over what an earlier page has left, and begin to send. */
  open(): Promise<void> {
    this.#opened ??= this.#load();
    return this.#opened;
  }

  /** Keep a frame and send it; resolves to its number once it is on the disk, or to null when that cannot be. */
  add(jpeg: ArrayBuffer, capturedAt: Date): Promise<number | null> {
    const added = this.#adding.then(() => this.#add(jpeg, capturedAt)).catch(() => this.#addFailed());
    this.#adding = added;
    return added;
  }

  /** The connection may be back: try at once. */
  wake(): void {
    if (this.#state === "closed") return;
    this.#retryAt = 0;
    this.#pump();
  }

  /** The server knows of numbers below this one. */
  continueFrom(nextSeq: number): void {
    this.#shelf.continueFrom(nextSeq);
  }

  /** Wait until everything is sent; false when it took too long. */
  async flush(timeoutMs: number): Promise<boolean> {
    await this.#adding;
    this.wake();
    if (this.#shelf.size === 0) return true;
    return new Promise((resolve) => {
      const finish = (): void => {
        clearTimeout(timer);
        this.#idle.delete(finish);
        resolve(this.#shelf.size === 0);
      };
      const timer = setTimeout(finish, timeoutMs);
      this.#idle.add(finish);
    });
  }

  /** Stop sending. What waits stays on the device, for the next page. */
  close(): void {
    if (this.#retryTimer !== null) clearTimeout(this.#retryTimer);
    this.#setState("closed");
    this.#settle();
    void this.#adding.then(() => this.#shelf.close());
  }

  async #load(): Promise<void> {
    await this.#shelf.open();
    this.#pump();
  }

  async #add(jpeg: ArrayBuffer, capturedAt: Date): Promise<number | null> {
    await this.open();
    if (this.#isClosed()) return null;
    const kept = await this.#shelf.keep(jpeg, capturedAt);
    this.#pump();
    this.#sendBeside(kept);
    return kept.seq;
  }

  #addFailed(): null {
    this.#shelf.countLoss();
    return null;
  }

  /** Send what waits, oldest first, one after the other. */
  #pump(): void {
    if (this.#draining || this.#state === "closed") return;
    if (Date.now() < this.#retryAt) return;
    this.#draining = true;
    void this.#drain().finally(() => {
      this.#draining = false;
      if (this.#shelf.oldest() !== undefined && Date.now() >= this.#retryAt) this.#pump();
    });
  }

  async #drain(): Promise<void> {
    for (let item = this.#shelf.oldest(); item !== undefined; item = this.#shelf.oldest()) {
      if (this.#isClosed() || Date.now() < this.#retryAt) return;
      await this.#send(item);
    }
  }

  /** The newest frame, past a queue that has grown long. */
  #sendBeside(item: Waiting): void {
    if (this.#shelf.size < LIVE_LANE_FROM || this.#state !== "sending" || Date.now() < this.#retryAt) return;
    if (this.#inFlight.size > 1 || this.#inFlight.has(item.seq)) return;
    void this.#send(item);
  }

  async #send(item: Waiting): Promise<void> {
    this.#inFlight.add(item.seq);
    try {
      const body = await this.#shelf.bytesOf(item);
      // Another tab of this attempt has delivered it meanwhile.
      if (body === undefined) await this.#shelf.forget([item.seq]);
      else await this.#conclude(item, await this.#put(item, body));
    } catch {
      this.#retryLater(null);
    } finally {
      this.#inFlight.delete(item.seq);
    }
  }

  async #put(item: Waiting, body: ArrayBuffer): Promise<Outcome> {
    const token = await this.#options.tokens.get();
    const outcome = await putFrame(this.#fetch, item, body, token);
    if (outcome.kind !== "token") return outcome;
    return putFrame(this.#fetch, item, body, await this.#options.tokens.refresh(token));
  }

  async #conclude(item: Waiting, outcome: Outcome): Promise<void> {
    switch (outcome.kind) {
      case "saved":
        this.#reached();
        await this.#shelf.forget([item.seq]);
        this.#options.onReply?.(outcome.reply);
        return;
      case "refused":
        this.#reached();
        await this.#refuse([item], outcome.problem);
        return;
      case "closed":
        this.#setState("closed");
        await this.#refuse(this.#shelf.all, "urn:openproctor:attempt-closed");
        this.#settle();
        return;
      case "retry":
        this.#retryLater(outcome.afterMs);
        return;
      case "token":
        this.#retryLater(null);
    }
  }

  #reached(): void {
    this.#failures = 0;
    this.#retryAt = 0;
    if (!this.#isClosed()) this.#setState("sending");
  }

  async #refuse(items: readonly Waiting[], problem: string): Promise<void> {
    this.#refused += items.length;
    const refusals = items.map(({ seq, capturedAt }) => ({ seq, capturedAt, problem }));
    this.#refusals = [...this.#refusals, ...refusals].slice(-MAX_LISTED_REFUSALS);
    await this.#shelf.forget(items.map((item) => item.seq));
  }

  #retryLater(afterMs: number | null): void {
    if (this.#isClosed()) return;
    const delay = afterMs ?? backoffMs(this.#failures);
    this.#failures += 1;
    this.#retryAt = Date.now() + delay;
    this.#setState("waiting");
    if (this.#retryTimer !== null) clearTimeout(this.#retryTimer);
    this.#retryTimer = setTimeout(() => {
      this.#pump();
    }, delay);
  }

  #isClosed(): boolean {
    return this.#state === "closed";
  }

  #setState(state: OutboxState): void {
    if (state === this.#state) return;
    this.#state = state;
    this.#options.onState?.(state);
  }

  #changed(): void {
    if (this.#shelf.size === 0) this.#settle();
    this.#options.onBacklog?.(this.#shelf.size);
  }

  #settle(): void {
    for (const finish of [...this.#idle]) finish();
  }
}
