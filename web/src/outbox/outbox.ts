/**
 * What makes sure that a frame arrives: kept on the device first, sent, and let go only when the server has echoed its hash.
 *
 * Frames go out in order, one request at a time. Where a backlog has built up, the newest frame goes beside it, so that the
 * proctors see what happens now while the past catches up.
 */
import { backoffMs } from "../live/socket";
import { sha256 } from "./digest";
import { type FrameReply, type Outcome, putFrame } from "./request";
import { type Item, Store } from "./store";

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
/** Frames held in memory alone, when the device's storage fails. */
const MAX_UNSTORED = 60;
/** From this many waiting frames on, the newest goes beside the queue. */
const LIVE_LANE_FROM = 4;
const MAX_LISTED_REFUSALS = 100;

interface Waiting extends Item {
  /** Only where storing failed. */
  unstored: ArrayBuffer | null;
}

export class Outbox {
  readonly #options: OutboxOptions;
  readonly #fetch: typeof fetch;
  /** In order of `seq`. */
  readonly #waiting = new Map<number, Waiting>();
  readonly #inFlight = new Set<number>();
  readonly #idle = new Set<() => void>();
  #store: Store | null = null;
  #opened: Promise<void> | null = null;
  #adding: Promise<unknown> = Promise.resolve();
  #nextSeq: number;
  #bytes = 0;
  #state: OutboxState = "sending";
  #draining = false;
  #failures = 0;
  #retryAt = 0;
  #retryTimer: ReturnType<typeof setTimeout> | null = null;
  #refusals: Refusal[] = [];
  #refused = 0;
  #dropped = 0;

  constructor(options: OutboxOptions) {
    this.#options = options;
    this.#nextSeq = options.nextSeq;
    this.#fetch = options.fetch ?? ((input, init) => fetch(input, init));
  }

  get backlog(): number {
    return this.#waiting.size;
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
    return this.#dropped;
  }
  /** Whether the device's storage works: without it a reload loses what waits. */
  get durable(): boolean {
    return this.#store !== null;
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
    this.#nextSeq = Math.max(this.#nextSeq, nextSeq);
  }

  /** Wait until everything is sent; false when it took too long. */
  async flush(timeoutMs: number): Promise<boolean> {
    await this.#adding;
    this.wake();
    if (this.#waiting.size === 0) return true;
    return new Promise((resolve) => {
      const finish = (): void => {
        clearTimeout(timer);
        this.#idle.delete(finish);
        resolve(this.#waiting.size === 0);
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
    void this.#adding.then(() => this.#store?.close());
  }

  async #load(): Promise<void> {
    try {
      this.#store = await Store.open(this.#options.attemptId);
      await this.#store.forgetOld(new Date());
      for (const item of await this.#store.list()) {
        this.#waiting.set(item.seq, { ...item, unstored: null });
        this.#bytes += item.size;
        this.#nextSeq = Math.max(this.#nextSeq, item.seq + 1);
      }
    } catch {
      this.#store = null;
    }
    this.#changed();
    this.#pump();
  }

  async #add(jpeg: ArrayBuffer, capturedAt: Date): Promise<number | null> {
    await this.open();
    const hash = await sha256(jpeg);
    if (this.#state === "closed") return null;
    await this.#makeRoom(jpeg.byteLength);
    const item = { attemptId: this.#options.attemptId, capturedAt: capturedAt.toISOString(), sha256: hash, size: jpeg.byteLength };
    const kept = await this.#keep(item, jpeg);
    this.#waiting.set(kept.seq, kept);
    this.#bytes += kept.size;
    this.#changed();
    this.#pump();
    this.#sendBeside(kept);
    return kept.seq;
  }

  #addFailed(): null {
    this.#dropped += 1;
    this.#changed();
    return null;
  }

  /** Store the frame under the next free number; in memory only where the device refuses. */
  async #keep(item: Omit<Item, "seq">, jpeg: ArrayBuffer): Promise<Waiting> {
    for (let attempt = 0; attempt < 3 && this.#store !== null; attempt++) {
      const numbered = { ...item, seq: this.#nextSeq++ };
      try {
        await this.#store.add(numbered, jpeg);
        return { ...numbered, unstored: null };
      } catch (error) {
        // Taken by another tab: the next number. Otherwise the disk is full: make room, and try once more.
        if (!isNamed(error, "ConstraintError")) await this.#thin();
      }
    }
    await this.#dropUnstored();
    return { ...item, seq: this.#nextSeq++, unstored: jpeg };
  }

  async #makeRoom(size: number): Promise<void> {
    const limit = this.#options.maxBytes ?? MAX_BYTES;
    while (this.#bytes + size > limit && this.#waiting.size > this.#inFlight.size) await this.#thin();
  }

  /** Give up every second frame of the older half: a thinner record of the whole is worth more than none of its beginning. */
  async #thin(): Promise<void> {
    const idle = [...this.#waiting.keys()].filter((seq) => !this.#inFlight.has(seq));
    const victims = idle.slice(0, Math.max(1, Math.ceil(idle.length / 2))).filter((_, index) => index % 2 === 0);
    await this.#giveUp(victims);
  }

  async #dropUnstored(): Promise<void> {
    const unstored = [...this.#waiting.values()].filter((item) => item.unstored !== null && !this.#inFlight.has(item.seq));
    await this.#giveUp(unstored.slice(0, Math.max(0, unstored.length + 1 - MAX_UNSTORED)).map((item) => item.seq));
  }

  async #giveUp(seqs: readonly number[]): Promise<void> {
    this.#dropped += seqs.length;
    await this.#forget(seqs);
  }

  async #forget(seqs: readonly number[]): Promise<void> {
    for (const seq of seqs) {
      this.#bytes -= this.#waiting.get(seq)?.size ?? 0;
      this.#waiting.delete(seq);
    }
    try {
      await this.#store?.remove(seqs);
    } catch {
      // Still on the disk: the next page sends it again, and the server knows it by its hash.
    }
    this.#changed();
  }

  /** Send what waits, oldest first, one after the other. */
  #pump(): void {
    if (this.#draining || this.#state === "closed") return;
    if (Date.now() < this.#retryAt) return;
    this.#draining = true;
    void this.#drain().finally(() => {
      this.#draining = false;
      if (this.#oldest() !== undefined && Date.now() >= this.#retryAt) this.#pump();
    });
  }

  async #drain(): Promise<void> {
    for (let item = this.#oldest(); item !== undefined; item = this.#oldest()) {
      if (this.#isClosed() || Date.now() < this.#retryAt) return;
      await this.#send(item);
    }
  }

  /** The newest frame, past a queue that has grown long. */
  #sendBeside(item: Waiting): void {
    if (this.#waiting.size < LIVE_LANE_FROM || this.#state !== "sending" || Date.now() < this.#retryAt) return;
    if (this.#inFlight.size > 1 || this.#inFlight.has(item.seq)) return;
    void this.#send(item);
  }

  #oldest(): Waiting | undefined {
    for (const item of this.#waiting.values()) if (!this.#inFlight.has(item.seq)) return item;
    return undefined;
  }

  async #send(item: Waiting): Promise<void> {
    this.#inFlight.add(item.seq);
    try {
      const body = item.unstored ?? (await this.#store?.bytes(item.seq));
      // Another tab of this attempt has delivered it meanwhile.
      if (body === undefined) await this.#forget([item.seq]);
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
        await this.#forget([item.seq]);
        this.#options.onReply?.(outcome.reply);
        return;
      case "refused":
        this.#reached();
        await this.#refuse([item], outcome.problem);
        return;
      case "closed":
        this.#setState("closed");
        await this.#refuse([...this.#waiting.values()], "urn:openproctor:attempt-closed");
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
    await this.#forget(items.map((item) => item.seq));
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
    if (this.#waiting.size === 0) this.#settle();
    this.#options.onBacklog?.(this.#waiting.size);
  }

  #settle(): void {
    for (const finish of [...this.#idle]) finish();
  }
}

function isNamed(error: unknown, name: string): boolean {
  return error instanceof Error && error.name === name;
}
