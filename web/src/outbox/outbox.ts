/**
 * Makes sure that items arrive: each is stored on the device, sent, and deleted only once the server has echoed its hash.
 *
 * Each stream is sent in order, and each channel of streams one request at a time, so that text never waits for a picture.
 * While there is a backlog of pictures, the newest is sent beside it, so that the proctors see what happens now, and the
 * backlog follows at a limited rate. On a slow line, all but text shares one request at a time (`onePipe.ts`). What this device or the server cannot take is reported as a gap, which is itself an
 * item.
 */
import { Backoff } from "./backoff";
import { FlushWaiters } from "./flushWaiters";
import { HeldBack } from "./heldBack";
import { SETTLED_AFTER_MS } from "./gapLog";
import { refusedFor } from "./gaps";
import { LineEstimate } from "./lineEstimate";
import { mayGoBeside, nextInPipe } from "./onePipe";
import { Queue } from "./queue";
import { RateLimiter } from "./rateLimiter";
import { Deadline, type Load, type Outcome, type Reply, sendItem, type Transport } from "./request";
import { requestPersistence } from "./storageQuota";
import type { Item } from "./store";
import { type Channel, CHANNELS, FairScheduler, type NextSeqs, type Stream, STREAM_RULES } from "./streams";
import type { OutboxState, Refusal, TokenSource } from "./types";
import { type Upload, upload } from "./upload";
import type { QueuedItem } from "./waiting";

export interface OutboxOptions {
  attemptId: string;
  nextSeqs: NextSeqs;
  tokens: TokenSource;
  onReply?(stream: Stream, reply: Reply, item: Item): void;
  onLoad?(load: Load): void;
  onRefused?(item: Item, problem: string): void;
  /** Something on the way takes no item of this size. */
  onTooLarge?(item: Item): void;
  /** Whether replies should say what else is new, as no socket does. */
  wantsUpdates?(): boolean;
  onBacklog?(waiting: number): void;
  onState?(state: OutboxState): void;
  maxBytes?: number;
  maxMemoryBytes?: number;
  fetch?: Upload;
}

const MAX_BYTES = 200 * 1024 * 1024;
const MAX_MEMORY_BYTES = 64 * 1024 * 1024;
/** A stream with this many waiting items has a backlog. */
const BACKLOG_FROM = 4;
/** How many rate-limited items may be in flight when the newest is sent beside them. */
const MAX_IN_FLIGHT_OUT_OF_TURN = 2;
const MAX_LISTED_REFUSALS = 100;
/** Pictures are captured as long as the last has come this recently. */
const CAPTURING_MS = 10_000;
/** Another browser has gone on with the exam meanwhile, and has used this number. */
const NUMBER_TAKEN = "urn:openproctor:frame-conflict";

export class Outbox {
  /** What the line to the server carries. */
  readonly line = new LineEstimate();
  readonly #options: OutboxOptions;
  readonly #transport: Transport;
  readonly #queue: Queue;
  readonly #backoff = new Backoff(() => this.#pump());
  readonly #heldBack = new HeldBack<QueuedItem>(() => this.#pump());
  readonly #scheduler = new FairScheduler();
  readonly #rateLimiter = new RateLimiter();
  readonly #inFlight = new Map<QueuedItem, Deadline>();
  readonly #draining = new Set<Channel>();
  readonly #flushWaiters = new FlushWaiters();
  #opened: Promise<void> | null = null;
  #adding: Promise<unknown> = Promise.resolve();
  #state: OutboxState = "sending";
  #refusals: Refusal[] = [];
  #refused = 0;
  #saved = 0;
  #sent = 0;
  #persistent: boolean | null = null;
  #gapTimer: ReturnType<typeof setTimeout> | undefined;
  #onePipe = false;
  /** The number of the newest picture that was sent, or is on its way. */
  #newestSent = -1;
  #pictureAddedAt = Number.NEGATIVE_INFINITY;

  constructor(options: OutboxOptions) {
    this.#options = options;
    this.#queue = new Queue({
      attemptId: options.attemptId,
      nextSeqs: options.nextSeqs,
      maxBytes: options.maxBytes ?? MAX_BYTES,
      maxMemoryBytes: options.maxMemoryBytes ?? MAX_MEMORY_BYTES,
      isBusy: (item) => this.#inFlight.has(item),
      isHeldBack: (item) => this.#heldBack.isWaiting(item),
      onChange: () => this.#changed(),
    });
    this.#transport = {
      fetch: options.fetch ?? upload,
      line: this.line,
      onLoad: (load) => options.onLoad?.(load),
      wantsUpdates: () => options.wantsUpdates?.() ?? false,
    };
  }

  get backlog(): number {
    return this.#queue.size;
  }
  get state(): OutboxState {
    return this.#state;
  }
  /** How many items the server refused. */
  get refused(): number {
    return this.#refused;
  }
  /** The newest of the refused items. */
  get refusals(): readonly Refusal[] {
    return this.#refusals;
  }
  /** How many items something on the way does not let through while others pass. */
  get heldBack(): number {
    this.#heldBack.keepOnly((item) => this.#queue.has(item));
    return this.#heldBack.size;
  }
  /** How many items were lost because this device had no room for them. */
  get dropped(): number {
    return this.#queue.dropped;
  }
  /** How many items this page has stored on the device's disk. */
  get saved(): number {
    return this.#saved;
  }
  /** How many items the server has confirmed to this page. */
  get sent(): number {
    return this.#sent;
  }
  /** Whether the browser has promised not to evict the stored items; null where it makes no promise. */
  get persistent(): boolean | null {
    return this.#persistent;
  }
  /** Whether the device's storage works: without it a reload loses the waiting items. */
  get durable(): boolean {
    return this.#queue.durable;
  }
  /** How many of the waiting items a reload loses, as they are in memory alone. */
  get held(): number {
    return this.#queue.held;
  }

  /** How many items of a stream wait to be sent. */
  waiting(stream: Stream): number {
    return this.#queue.sizeOf(stream);
  }

  /** When the oldest of a stream's waiting items was captured; null where none waits. */
  oldestOf(stream: Stream): Date | null {
    const [oldest] = this.#queue.itemsOf(stream);
    return oldest === undefined ? null : new Date(oldest.capturedAt);
  }

  /** Whether the line carries less than is captured, so that all but text shares one request at a time. */
  setOnePipe(onePipe: boolean): void {
    if (onePipe === this.#onePipe) return;
    this.#onePipe = onePipe;
    this.#pump();
  }

  /** Load what an earlier page of this attempt left, and begin to send. */
  open(): Promise<void> {
    this.#opened ??= this.#load();
    return this.#opened;
  }

  /** Store an item and send it; resolves to its number once it is on the disk, or to null if it could not be kept. */
  add(stream: Stream, bytes: ArrayBuffer, capturedAt: Date, ref?: string): Promise<number | null> {
    const added = this.#adding.then(() => this.#add(stream, bytes, capturedAt, ref)).catch(() => this.#addFailed(stream, capturedAt));
    this.#adding = added;
    return added;
  }

  /** A stream's waiting items with their bytes. */
  async waitingItems(stream: Stream): Promise<{ item: Item; bytes: ArrayBuffer }[]> {
    await this.open();
    const items = this.#queue.itemsOf(stream);
    const found = await Promise.all(items.map(async (item) => ({ item, bytes: await this.#queue.bytesOf(item) })));
    return found.flatMap(({ item, bytes }) => (bytes === undefined ? [] : [{ item, bytes }]));
  }

  /** Something happened at this time: what was captured around it is evicted last. */
  protectAround(at: Date): void {
    this.#queue.protectAround(at);
  }

  /** The connection may be back: send without waiting any longer. */
  wake(): void {
    if (this.#state === "closed") return;
    for (const deadline of this.#inFlight.values()) deadline.connectionIsBack();
    this.#backoff.retryNow();
    this.#heldBack.retryNow();
    this.#queue.settleGaps();
    this.#pump();
  }

  /** The server has already seen the numbers below these, so that they are not used again. */
  continueFrom(nextSeqs: NextSeqs): void {
    this.#queue.continueFrom(nextSeqs);
  }

  /** Wait until everything is sent; false if that took too long. */
  async flush(timeoutMs: number): Promise<boolean> {
    await this.#adding;
    this.wake();
    if (this.#queue.size === 0) return true;
    return this.#flushWaiters.wait(timeoutMs, () => this.#queue.size === 0);
  }

  /** Stop sending. Waiting items stay on the device for the next page. */
  close(): void {
    clearTimeout(this.#gapTimer);
    this.#backoff.close();
    this.#heldBack.close();
    this.#setState("closed");
    this.#flushWaiters.finishAll();
    void this.#adding.then(() => this.#queue.close());
  }

  async #load(): Promise<void> {
    void requestPersistence().then((persistent) => {
      this.#persistent = persistent;
      this.#changed();
    });
    await this.#queue.open();
    this.#pump();
  }

  async #add(stream: Stream, bytes: ArrayBuffer, capturedAt: Date, ref?: string): Promise<number | null> {
    await this.open();
    if (this.#isClosed()) return null;
    const kept = await this.#queue.enqueue(stream, bytes, capturedAt, ref);
    if (kept.unstored === null) this.#saved += 1;
    if (stream === "camera") this.#pictureAddedAt = performance.now();
    this.#pump();
    this.#sendOutOfTurn(kept);
    return kept.seq;
  }

  async #addFailed(stream: Stream, capturedAt: Date): Promise<null> {
    await this.#queue.recordLoss(stream, capturedAt);
    return null;
  }

  /** Start sending on every channel that is not sending already. */
  #pump(): void {
    for (const channel of CHANNELS) this.#drainIfReady(channel);
  }

  #drainIfReady(channel: Channel): void {
    if (this.#draining.has(channel) || !this.#hasNext(channel)) return;
    this.#draining.add(channel);
    void this.#drain(channel).finally(() => {
      this.#draining.delete(channel);
      this.#drainIfReady(channel);
    });
  }

  async #drain(channel: Channel): Promise<void> {
    for (;;) {
      if (channel.some((stream) => STREAM_RULES[stream].rateLimited && this.#queue.sizeOf(stream) >= BACKLOG_FROM)) await this.#rateLimiter.acquire();
      const item = this.#next(channel);
      if (item === undefined) return;
      await this.#send(item);
      // What has left the pipe makes room for a channel that found it in use.
      if (this.#onePipe) this.#pump();
    }
  }

  #ready(channel: Channel): Stream[] {
    if (this.#isClosed()) return [];
    return channel.filter((stream) => !this.#backoff.isPaused(stream) && this.#queue.oldest(stream) !== undefined);
  }

  #hasNext(channel: Channel): boolean {
    return this.#onePipe && isBulk(channel) ? this.#nextInPipe() !== undefined : this.#ready(channel).length > 0;
  }

  #next(channel: Channel): QueuedItem | undefined {
    if (this.#onePipe && isBulk(channel)) return this.#nextInPipe();
    const stream = this.#scheduler.next(this.#ready(channel));
    return stream === undefined ? undefined : this.#queue.oldest(stream);
  }

  #nextInPipe(): QueuedItem | undefined {
    if (this.#isClosed() || this.#bulkInFlight().length > 0) return undefined;
    const newest = this.#queue.itemsOf("camera").at(-1);
    const isWaiting = newest !== undefined && !this.#heldBack.isWaiting(newest) && !this.#inFlight.has(newest) && !this.#backoff.isPaused("camera");
    return nextInPipe(
      {
        newestPicture: isWaiting ? newest : undefined,
        newestSent: this.#newestSent,
        oldest: (stream, fits) => (this.#backoff.isPaused(stream) ? undefined : this.#queue.oldest(stream, fits)),
      },
      this.line.bytesPerSecond,
      performance.now() - this.#pictureAddedAt < CAPTURING_MS,
    );
  }

  /** Those that share the pipe on a slow line. */
  #bulkInFlight(): QueuedItem[] {
    return [...this.#inFlight.keys()].filter(({ stream }) => STREAM_RULES[stream].rateLimited);
  }

  /** Send the newest item beside the backlog. */
  #sendOutOfTurn(item: QueuedItem): void {
    if (!STREAM_RULES[item.stream].newestOutOfTurn) return;
    if (this.#state !== "sending" || this.#backoff.isPaused(item.stream)) return;
    const onTheirWay = this.#bulkInFlight();
    if (this.#onePipe) {
      const ages = onTheirWay.map((each) => ({ item: each, ageMs: this.#inFlight.get(each)?.ageMs ?? 0 }));
      if (onTheirWay.includes(item) || !mayGoBeside(ages, this.#newestSent)) return;
      void this.#send(item).then(() => this.#pump());
      return;
    }
    if (this.#queue.sizeOf(item.stream) < BACKLOG_FROM) return;
    if (onTheirWay.length > MAX_IN_FLIGHT_OUT_OF_TURN || onTheirWay.includes(item)) return;
    if (onTheirWay.filter(({ stream }) => stream === item.stream).length > 1) return;
    void this.#send(item);
  }

  async #send(item: QueuedItem): Promise<void> {
    const deadline = new Deadline(item.size, this.line.bytesPerSecond);
    this.#inFlight.set(item, deadline);
    if (item.stream === "camera") this.#newestSent = Math.max(this.#newestSent, item.seq);
    try {
      const body = await this.#queue.bytesOf(item);
      // Without bytes, another tab of this attempt has delivered it meanwhile.
      if (body === undefined) await this.#queue.remove([item]);
      else await this.#applyOutcome(item, await sendItem(this.#transport, this.#options.tokens, item, body, deadline));
    } catch {
      this.#retryLater();
    } finally {
      deadline.end();
      this.#inFlight.delete(item);
      this.#sendNewestBeside();
    }
  }

  /** There is room on the slow line, which the newest picture may not have had when it was taken. */
  #sendNewestBeside(): void {
    const newest = this.#onePipe ? this.#queue.itemsOf("camera").at(-1) : undefined;
    if (newest !== undefined && newest.seq > this.#newestSent && this.#bulkInFlight().length > 0) this.#sendOutOfTurn(newest);
  }

  async #applyOutcome(item: QueuedItem, outcome: Outcome): Promise<void> {
    switch (outcome.kind) {
      case "saved":
        this.#serverAnswered(item);
        this.#sent += 1;
        await this.#queue.remove([item]);
        this.#options.onReply?.(item.stream, outcome.reply, item);
        return;
      case "foreign":
        this.#answeredByOther(item, outcome.status);
        return;
      case "refused":
        this.#serverAnswered(item);
        if (outcome.problem === NUMBER_TAKEN && (await this.#queue.renumber(item))) return;
        await this.#refuse(item, outcome.problem);
        return;
      case "retry":
        this.#retryLater(outcome.cause === "busy" ? () => this.#backoff.serverBusy(item.stream, outcome.afterMs) : undefined);
        return;
      case "token":
        this.#retryLater();
    }
  }

  #serverAnswered(item: QueuedItem): void {
    this.#heldBack.answered(item);
    this.#backoff.serverAnswered(item.stream);
    if (!this.#isClosed()) this.#setState(this.#backoff.hasFailures ? "waiting" : "sending");
  }

  /** It may be the network as a whole, or this item alone: then the others go on. */
  #answeredByOther(item: QueuedItem, status: number): void {
    if (status === 413) this.#options.onTooLarge?.(item);
    if (this.#heldBack.foreign(item, status, this.#queue.sizeOf(item.stream) > 1)) this.#options.onBacklog?.(this.#queue.size);
    else this.#retryLater();
  }

  #retryLater(startWait: () => void = () => this.#backoff.networkFailed()): void {
    if (this.#isClosed()) return;
    startWait();
    this.#setState("waiting");
  }

  async #refuse(item: QueuedItem, problem: string): Promise<void> {
    const { stream, seq, capturedAt } = item;
    this.#refused += 1;
    this.#refusals = [...this.#refusals, { stream, seq, capturedAt, problem }].slice(-MAX_LISTED_REFUSALS);
    await this.#queue.replaceWithGap(stream, [item], refusedFor(problem));
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
    if (this.#queue.size === 0) this.#flushWaiters.finishAll();
    else if (this.#queue.sizeOf("gaps") > 0) this.#scheduleGapReport();
    this.#options.onBacklog?.(this.#queue.size);
  }

  /** Send gaps once they have stopped growing. */
  #scheduleGapReport(): void {
    if (this.#isClosed()) return;
    clearTimeout(this.#gapTimer);
    // A flush waits, and only gaps are left: none of them can grow any more.
    const isLast = this.#flushWaiters.size > 0 && this.#queue.sizeOf("gaps") === this.#queue.size;
    if (isLast) this.#queue.settleGaps();
    this.#gapTimer = setTimeout(() => this.#pump(), isLast ? 0 : SETTLED_AFTER_MS);
  }
}

function isBulk(channel: Channel): boolean {
  return channel.some((stream) => STREAM_RULES[stream].rateLimited);
}
