/**
 * What makes sure that an item arrives: kept on the device first, sent, and let go only when the server has echoed its hash.
 *
 * Each stream goes out in order. The page's events have a line of their own, in which they wait for nothing; pictures and
 * sound share another, pictures first. Where a backlog of pictures has built up, the newest goes beside it, so that the
 * proctors see what happens now while the past catches up.
 */
import { Pace } from "./pace";
import { type Outcome, putItem, type Reply } from "./request";
import { Shelf, type Waiting } from "./shelf";
import { type NextSeqs, type Stream, Turns } from "./streams";

export type OutboxState =
  /** All is sent, or being sent. */
  | "sending"
  /** The network or the server does not answer: items are kept and tried again. */
  | "waiting"
  /** The attempt has ended, or the outbox was closed. */
  | "closed";

export interface TokenSource {
  /** A token believed to be valid. */
  get(): Promise<string>;
  /** A new token, because the server no longer takes `stale`. */
  refresh(stale: string): Promise<string>;
}

/** An item that the server will never take, and why. */
export interface Refusal {
  stream: Stream;
  seq: number;
  capturedAt: string;
  /** The server's problem type. */
  problem: string;
}

export interface OutboxOptions {
  attemptId: string;
  nextSeqs: NextSeqs;
  tokens: TokenSource;
  onReply?(stream: Stream, reply: Reply): void;
  onBacklog?(waiting: number): void;
  onState?(state: OutboxState): void;
  maxBytes?: number;
  fetch?: typeof fetch;
}

/** Streams that share one request at a time, in order of priority. */
type Line = readonly Stream[];

/** Video is large: in a line of its own, no picture waits behind it. */
const LINES: readonly Line[] = [["page"], ["camera", "microphone"], ["recording", "screen"]];
const MAX_BYTES = 200 * 1024 * 1024;
/** From this many waiting pictures on, the newest goes beside the line. */
const LIVE_LANE_FROM = 4;
const MAX_LISTED_REFUSALS = 100;

export class Outbox {
  readonly #options: OutboxOptions;
  readonly #fetch: typeof fetch;
  readonly #shelf: Shelf;
  readonly #pace = new Pace(() => this.#pump());
  readonly #turns = new Turns();
  readonly #inFlight = new Set<Waiting>();
  readonly #moving = new Set<Line>();
  readonly #idle = new Set<() => void>();
  #opened: Promise<void> | null = null;
  #adding: Promise<unknown> = Promise.resolve();
  #state: OutboxState = "sending";
  #refusals: Refusal[] = [];
  #refused = 0;

  constructor(options: OutboxOptions) {
    this.#options = options;
    this.#shelf = new Shelf({
      attemptId: options.attemptId,
      nextSeqs: options.nextSeqs,
      maxBytes: options.maxBytes ?? MAX_BYTES,
      isBusy: (item) => this.#inFlight.has(item),
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
  /** Items that the server refused; the newest of them are listed. */
  get refused(): number {
    return this.#refused;
  }
  get refusals(): readonly Refusal[] {
    return this.#refusals;
  }
  /** Items given up because this device has no room for them. */
  get dropped(): number {
    return this.#shelf.dropped;
  }
  /** Whether the device's storage works: without it a reload loses what waits. */
  get durable(): boolean {
    return this.#shelf.durable;
  }

  /** How many items of a stream wait. */
  waiting(stream: Stream): number {
    return this.#shelf.sizeOf(stream);
  }

  /** Take over what an earlier page has left, and begin to send. */
  open(): Promise<void> {
    this.#opened ??= this.#load();
    return this.#opened;
  }

  /** Keep an item and send it; resolves to its number once it is on the disk, or to null when that cannot be. */
  add(stream: Stream, bytes: ArrayBuffer, capturedAt: Date): Promise<number | null> {
    const added = this.#adding.then(() => this.#add(stream, bytes, capturedAt)).catch(() => this.#addFailed());
    this.#adding = added;
    return added;
  }

  /** The connection may be back: try at once. */
  wake(): void {
    if (this.#state === "closed") return;
    this.#pace.hurry();
    this.#pump();
  }

  /** The server knows of numbers below these. */
  continueFrom(nextSeqs: NextSeqs): void {
    this.#shelf.continueFrom(nextSeqs);
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
    this.#pace.close();
    this.#setState("closed");
    this.#settle();
    void this.#adding.then(() => this.#shelf.close());
  }

  async #load(): Promise<void> {
    await this.#shelf.open();
    this.#pump();
  }

  async #add(stream: Stream, bytes: ArrayBuffer, capturedAt: Date): Promise<number | null> {
    await this.open();
    if (this.#isClosed()) return null;
    const kept = await this.#shelf.keep(stream, bytes, capturedAt);
    this.#pump();
    this.#sendBeside(kept);
    return kept.seq;
  }

  #addFailed(): null {
    this.#shelf.countLoss();
    return null;
  }

  /** Send what waits, each line by itself, one item after the other. */
  #pump(): void {
    for (const line of LINES) this.#move(line);
  }

  #move(line: Line): void {
    if (this.#moving.has(line) || this.#ready(line).length === 0) return;
    this.#moving.add(line);
    void this.#drain(line).finally(() => {
      this.#moving.delete(line);
      this.#move(line);
    });
  }

  async #drain(line: Line): Promise<void> {
    for (let item = this.#next(line); item !== undefined; item = this.#next(line)) await this.#send(item);
  }

  #ready(line: Line): Stream[] {
    if (this.#isClosed()) return [];
    return line.filter((stream) => !this.#pace.isPaused(stream) && this.#shelf.oldest(stream) !== undefined);
  }

  #next(line: Line): Waiting | undefined {
    const stream = this.#turns.next(this.#ready(line));
    return stream === undefined ? undefined : this.#shelf.oldest(stream);
  }

  /** The newest picture, past a queue that has grown long. */
  #sendBeside(item: Waiting): void {
    if (item.stream !== "camera" || this.#shelf.sizeOf("camera") < LIVE_LANE_FROM) return;
    if (this.#state !== "sending" || this.#pace.isPaused("camera")) return;
    const onTheirWay = [...this.#inFlight].filter(({ stream }) => LINES[1]?.includes(stream));
    if (onTheirWay.length > 1 || onTheirWay.includes(item)) return;
    void this.#send(item);
  }

  async #send(item: Waiting): Promise<void> {
    this.#inFlight.add(item);
    try {
      const body = await this.#shelf.bytesOf(item);
      // Another tab of this attempt has delivered it meanwhile.
      if (body === undefined) await this.#shelf.forget([item]);
      else await this.#conclude(item, await this.#put(item, body));
    } catch {
      this.#retryLater();
    } finally {
      this.#inFlight.delete(item);
    }
  }

  async #put(item: Waiting, body: ArrayBuffer): Promise<Outcome> {
    const token = await this.#options.tokens.get();
    const outcome = await putItem(this.#fetch, item, body, token);
    if (outcome.kind !== "token") return outcome;
    return putItem(this.#fetch, item, body, await this.#options.tokens.refresh(token));
  }

  async #conclude(item: Waiting, outcome: Outcome): Promise<void> {
    switch (outcome.kind) {
      case "saved":
        this.#reached(item.stream);
        await this.#shelf.forget([item]);
        this.#options.onReply?.(item.stream, outcome.reply);
        return;
      case "refused":
        this.#reached(item.stream);
        await this.#refuse([item], outcome.problem);
        return;
      case "closed":
        this.#setState("closed");
        await this.#refuse(this.#shelf.all, "urn:openproctor:attempt-closed");
        this.#settle();
        return;
      case "retry":
        this.#retryLater(outcome.cause === "busy" ? () => this.#pace.busy(item.stream, outcome.afterMs) : undefined);
        return;
      case "token":
        this.#retryLater();
    }
  }

  #reached(stream: Stream): void {
    this.#pace.reached(stream);
    if (!this.#isClosed()) this.#setState(this.#pace.isTroubled ? "waiting" : "sending");
  }

  #retryLater(note: () => void = () => this.#pace.networkFailed()): void {
    if (this.#isClosed()) return;
    note();
    this.#setState("waiting");
  }

  async #refuse(items: readonly Waiting[], problem: string): Promise<void> {
    this.#refused += items.length;
    const refusals = items.map(({ stream, seq, capturedAt }) => ({ stream, seq, capturedAt, problem }));
    this.#refusals = [...this.#refusals, ...refusals].slice(-MAX_LISTED_REFUSALS);
    await this.#shelf.forget(items);
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
