/**
 * What makes sure that an item arrives: kept on the device first, sent, and let go only when the server has echoed its hash.
 *
 * Each stream goes out in order, each line of streams one request at a time; words wait for no picture. Where a backlog of
 * pictures has built up, the newest goes beside it, so that the proctors see what happens now, and the past catches up at a
 * limited rate. What this device or the server cannot take becomes a gap: an item too, kept and sent like any other.
 */
import { askToPersist } from "./device";
import { SETTLED_AFTER_MS } from "./gapBook";
import { refusedFor } from "./gaps";
import { Pace } from "./pace";
import { Ration } from "./ration";
import { type Load, type Outcome, putItem, type Reply, type Sending } from "./request";
import { Shelf, type Waiting } from "./shelf";
import type { Item } from "./store";
import { type Line, LINES, type NextSeqs, type Stream, Turns, WIRE } from "./streams";

export type OutboxState =
  /** All is sent, or being sent. */
  | "sending"
  /** The network or the server does not answer: items are kept and tried again. */
  | "waiting"
  /** This page sends nothing more. */
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
  onReply?(stream: Stream, reply: Reply, item: Item): void;
  onLoad?(load: Load): void;
  onRefused?(item: Item, problem: string): void;
  onBacklog?(waiting: number): void;
  onState?(state: OutboxState): void;
  maxBytes?: number;
  fetch?: typeof fetch;
}

const MAX_BYTES = 200 * 1024 * 1024;
/** From this many on, what waits of a stream is a backlog. */
const BACKLOG_FROM = 4;
/** Pictures and sound on their way at most when the newest goes beside them. */
const MAX_BESIDE = 2;
const MAX_LISTED_REFUSALS = 100;

export class Outbox {
  readonly #options: OutboxOptions;
  readonly #sending: Sending;
  readonly #shelf: Shelf;
  readonly #pace = new Pace(() => this.#pump());
  readonly #turns = new Turns();
  readonly #ration = new Ration();
  readonly #inFlight = new Set<Waiting>();
  readonly #moving = new Set<Line>();
  readonly #idle = new Set<() => void>();
  #opened: Promise<void> | null = null;
  #adding: Promise<unknown> = Promise.resolve();
  #state: OutboxState = "sending";
  #refusals: Refusal[] = [];
  #refused = 0;
  #saved = 0;
  #sent = 0;
  #persistent: boolean | null = null;
  #settling: ReturnType<typeof setTimeout> | undefined;

  constructor(options: OutboxOptions) {
    this.#options = options;
    this.#shelf = new Shelf({
      attemptId: options.attemptId,
      nextSeqs: options.nextSeqs,
      maxBytes: options.maxBytes ?? MAX_BYTES,
      isBusy: (item) => this.#inFlight.has(item),
      onChange: () => this.#changed(),
    });
    this.#sending = { fetch: options.fetch ?? ((input, init) => fetch(input, init)), onLoad: (load) => options.onLoad?.(load) };
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
  /** Items that this page has kept on the device's disk. */
  get saved(): number {
    return this.#saved;
  }
  /** Items that the server has confirmed to this page. */
  get sent(): number {
    return this.#sent;
  }
  /** Whether the browser has promised not to clear away what waits; null where it makes no promises. */
  get persistent(): boolean | null {
    return this.#persistent;
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
  add(stream: Stream, bytes: ArrayBuffer, capturedAt: Date, ref?: string): Promise<number | null> {
    const added = this.#adding.then(() => this.#add(stream, bytes, capturedAt, ref)).catch(() => this.#addFailed(stream, capturedAt));
    this.#adding = added;
    return added;
  }

  /** What waits of a stream, with its bytes. */
  async left(stream: Stream): Promise<{ item: Item; bytes: ArrayBuffer }[]> {
    await this.open();
    const items = this.#shelf.itemsOf(stream);
    const found = await Promise.all(items.map(async (item) => ({ item, bytes: await this.#shelf.bytesOf(item) })));
    return found.flatMap(({ item, bytes }) => (bytes === undefined ? [] : [{ item, bytes }]));
  }

  /** Something happened about then: what was captured around it is the last to be given up. */
  mark(at: Date): void {
    this.#shelf.mark(at);
  }

  /** The connection may be back: try at once. */
  wake(): void {
    if (this.#state === "closed") return;
    this.#pace.hurry();
    this.#shelf.settle();
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
    clearTimeout(this.#settling);
    this.#pace.close();
    this.#setState("closed");
    this.#settle();
    void this.#adding.then(() => this.#shelf.close());
  }

  async #load(): Promise<void> {
    void askToPersist().then((persistent) => {
      this.#persistent = persistent;
      this.#changed();
    });
    await this.#shelf.open();
    this.#pump();
  }

  async #add(stream: Stream, bytes: ArrayBuffer, capturedAt: Date, ref?: string): Promise<number | null> {
    await this.open();
    if (this.#isClosed()) return null;
    const kept = await this.#shelf.keep(stream, bytes, capturedAt, ref);
    if (kept.unstored === null) this.#saved += 1;
    this.#pump();
    this.#sendBeside(kept);
    return kept.seq;
  }

  async #addFailed(stream: Stream, capturedAt: Date): Promise<null> {
    await this.#shelf.lose(stream, capturedAt);
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
    for (;;) {
      if (line.some((stream) => WIRE[stream].paced && this.#shelf.sizeOf(stream) >= BACKLOG_FROM)) await this.#ration.turn();
      const item = this.#next(line);
      if (item === undefined) return;
      await this.#send(item);
    }
  }

  #ready(line: Line): Stream[] {
    if (this.#isClosed()) return [];
    return line.filter((stream) => !this.#pace.isPaused(stream) && this.#shelf.oldest(stream) !== undefined);
  }

  #next(line: Line): Waiting | undefined {
    const stream = this.#turns.next(this.#ready(line));
    return stream === undefined ? undefined : this.#shelf.oldest(stream);
  }

  /** The newest, past a queue that has grown long. */
  #sendBeside(item: Waiting): void {
    if (!WIRE[item.stream].live || this.#shelf.sizeOf(item.stream) < BACKLOG_FROM) return;
    if (this.#state !== "sending" || this.#pace.isPaused(item.stream)) return;
    const onTheirWay = [...this.#inFlight].filter(({ stream }) => WIRE[stream].paced);
    if (onTheirWay.length > MAX_BESIDE || onTheirWay.includes(item)) return;
    if (onTheirWay.filter(({ stream }) => stream === item.stream).length > 1) return;
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
    const outcome = await putItem(this.#sending, item, body, token);
    if (outcome.kind !== "token") return outcome;
    return putItem(this.#sending, item, body, await this.#options.tokens.refresh(token));
  }

  async #conclude(item: Waiting, outcome: Outcome): Promise<void> {
    switch (outcome.kind) {
      case "saved":
        this.#reached(item.stream);
        this.#sent += 1;
        await this.#shelf.forget([item]);
        this.#options.onReply?.(item.stream, outcome.reply, item);
        return;
      case "refused":
        this.#reached(item.stream);
        await this.#refuse(item, outcome.problem);
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

  async #refuse(item: Waiting, problem: string): Promise<void> {
    const { stream, seq, capturedAt } = item;
    this.#refused += 1;
    this.#refusals = [...this.#refusals, { stream, seq, capturedAt, problem }].slice(-MAX_LISTED_REFUSALS);
    await this.#shelf.giveUp(stream, [item], refusedFor(problem));
    this.#options.onRefused?.(item, problem);
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
    else if (this.#shelf.sizeOf("gaps") > 0) this.#tellSoon();
    this.#options.onBacklog?.(this.#shelf.size);
  }

  /** Gaps are told once they have stopped growing. */
  #tellSoon(): void {
    if (this.#isClosed()) return;
    clearTimeout(this.#settling);
    // Somebody waits for the last of it, and nothing is left that could still be refused.
    const isLast = this.#idle.size > 0 && this.#shelf.sizeOf("gaps") === this.#shelf.size;
    if (isLast) this.#shelf.settle();
    this.#settling = setTimeout(() => this.#pump(), isLast ? 0 : SETTLED_AFTER_MS);
  }

  #settle(): void {
    for (const finish of [...this.#idle]) finish();
  }
}
