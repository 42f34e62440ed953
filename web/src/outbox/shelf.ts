/** The items that wait, in order: numbered, stored where the device allows it, thinned where it has no room. */
import { roomFor } from "./device";
import { sha256 } from "./digest";
import { bytesOfGap, type Cause, type Gap, gapOf, gapOfBytes, lastOf, MAX_NUMBERS } from "./gaps";
import { GapBook } from "./gapBook";
import { type Item, Store, type Unnumbered } from "./store";
import { byStream, type NextSeqs, type Stream, STREAMS, WIRE } from "./streams";
import { Marks, victims } from "./thinning";
import { noteUnsaved, takeUnsaved } from "./unsaved";

/** So much of one stream is held in memory alone, when the device's storage fails. */
const MAX_UNSTORED_BYTES = 16 * 1024 * 1024;
const MAX_TRIES = 3;

export interface Waiting extends Item {
  /** Only where storing failed. */
  unstored: ArrayBuffer | null;
}

export interface ShelfOptions {
  attemptId: string;
  nextSeqs: NextSeqs;
  maxBytes: number;
  /** Items on their way are not given up. */
  isBusy(item: Waiting): boolean;
  onChange(): void;
}

/** One stream's items, in order of `seq`. */
interface Lane {
  waiting: Map<number, Waiting>;
  nextSeq: number;
}

export class Shelf {
  readonly #options: ShelfOptions;
  readonly #lanes: Readonly<Record<Stream, Lane>>;
  readonly #marks = new Marks();
  readonly #gaps = new GapBook();
  #store: Store | null = null;
  #maxBytes: number;
  /** Of what waits, without the gaps: they are what makes room. */
  #bytes = 0;
  #dropped = 0;
  #isFull = false;

  constructor(options: ShelfOptions) {
    this.#options = options;
    this.#maxBytes = options.maxBytes;
    this.#lanes = byStream((stream) => ({ waiting: new Map<number, Waiting>(), nextSeq: options.nextSeqs[stream] ?? 0 }));
  }

  get size(): number {
    return STREAMS.reduce((sum, stream) => sum + this.sizeOf(stream), 0);
  }
  /** Items given up for want of room or storage. */
  get dropped(): number {
    return this.#dropped;
  }
  get durable(): boolean {
    return this.#store !== null;
  }

  sizeOf(stream: Stream): number {
    return this.#lanes[stream].waiting.size;
  }

  /** What waits of a stream. */
  itemsOf(stream: Stream): Waiting[] {
    return [...this.#lanes[stream].waiting.values()];
  }

  /** Take over what an earlier page has left. */
  async open(): Promise<void> {
    try {
      this.#store = await Store.open(this.#options.attemptId);
      await this.#store.forgetOld(new Date());
      for (const item of await this.#store.list()) this.#put({ ...item, unstored: null });
    } catch {
      this.#store = null;
    }
    this.#maxBytes = await roomFor(this.#options.maxBytes);
    await this.#passGivenUp();
    for (const lost of takeUnsaved(this.#options.attemptId)) await this.#mourn(lost);
    this.#noteUnsaved();
    this.#options.onChange();
  }

  close(): void {
    this.#store?.close();
  }

  /** The server knows of numbers below these. */
  continueFrom(nextSeqs: NextSeqs): void {
    for (const stream of STREAMS) this.#skipTo(stream, nextSeqs[stream] ?? 0);
  }

  /** Something happened about then: what was captured around it is the last to be given up. */
  mark(at: Date): void {
    this.#marks.add(at.getTime());
  }

  async keep(stream: Stream, bytes: ArrayBuffer, capturedAt: Date, ref?: string): Promise<Waiting> {
    const hash = await sha256(bytes);
    await this.#makeRoom(bytes.byteLength);
    const item = await this.#number(this.#unnumbered(stream, bytes, hash, capturedAt.toISOString(), ref), bytes);
    this.#put(item);
    if (item.unstored !== null) this.#noteUnsaved();
    this.#options.onChange();
    return item;
  }

  /** An item's bytes; undefined when another tab of this attempt has delivered it. From now on a gap stays as it is. */
  async bytesOf(item: Waiting): Promise<ArrayBuffer | undefined> {
    if (item.stream === "gaps") this.#gaps.seal(item.seq);
    return item.unstored ?? (await this.#store?.bytes(item.stream, item.seq));
  }

  /** The first item of a stream that is not on its way; a gap that still grows waits. */
  oldest(stream: Stream): Waiting | undefined {
    const grows = (item: Waiting): boolean => stream === "gaps" && this.#gaps.grows(item.seq);
    for (const item of this.#lanes[stream].waiting.values()) if (!this.#options.isBusy(item) && !grows(item)) return item;
    return undefined;
  }

  /** Gaps are told as they are now. */
  settle(): void {
    this.#gaps.settle();
  }

  async forget(items: readonly Waiting[]): Promise<void> {
    this.#takeOut(items);
    try {
      await this.#store?.remove(items);
    } catch {
      // Still on the disk: the next page sends it again, and the server knows it by its hash.
    }
    if (items.some(({ unstored }) => unstored !== null)) this.#noteUnsaved();
    this.#options.onChange();
  }

  /** Let items of one stream go for good, and keep in their place that they are missing. */
  async giveUp(stream: Stream, items: readonly Waiting[], cause: Cause): Promise<void> {
    if (items.length === 0) return;
    if (!WIRE[stream].gaps) return this.forget(items);
    for (let from = 0; from < items.length; from += MAX_NUMBERS) {
      const some = items.slice(from, from + MAX_NUMBERS);
      await this.#exchange(some, gapOf(stream, some, cause));
    }
  }

  /** An item could not be kept at all. */
  async lose(stream: Stream, capturedAt: Date): Promise<void> {
    const seq = this.#lanes[stream].nextSeq++;
    this.#dropped += 1;
    if (WIRE[stream].gaps) await this.#exchange([], gapOf(stream, [{ seq, capturedAt: capturedAt.toISOString() }], "storage_failed"));
    this.#options.onChange();
  }

  /** Put a gap in the place of items, in one transaction; a gap beside it that nobody has been told of yet grows instead. */
  async #exchange(items: readonly Waiting[], lost: Gap): Promise<void> {
    const before = this.#gaps.take(lost, (seq) => this.#lanes.gaps.waiting.get(seq));
    const gap = before?.gap ?? lost;
    this.#takeOut(before === null ? items : [...items, before.item]);
    const bytes = bytesOfGap(gap);
    const unnumbered = this.#unnumbered("gaps", bytes, await sha256(bytes), gap.begins_at);
    const item = await this.#replace(items, unnumbered, bytes, before?.item.seq ?? null);
    this.#put(item);
    this.#gaps.enter(item.seq, gap);
    this.#noteUnsaved();
    this.#options.onChange();
  }

  /** In memory alone where the device refuses. */
  async #replace(items: readonly Waiting[], item: Unnumbered, bytes: ArrayBuffer, own: number | null): Promise<Waiting> {
    const lane = this.#lanes[item.stream];
    try {
      const seq = await this.#store?.exchange(items, item, bytes, own, lane.nextSeq);
      if (seq !== undefined) return { ...item, seq, unstored: null };
    } catch {
      await this.forget(items);
    }
    return { ...item, seq: own ?? lane.nextSeq++, unstored: bytes };
  }

  /** The numbers of what was given up are not given again. */
  async #passGivenUp(): Promise<void> {
    for (const item of this.itemsOf("gaps")) {
      const bytes = await this.#store?.bytes("gaps", item.seq).catch(() => undefined);
      if (bytes === undefined) continue;
      const gap = gapOfBytes(bytes);
      if (gap.stream in WIRE) this.#skipTo(gap.stream, lastOf(gap) + 1);
    }
  }

  /** Tell of what an earlier page had in memory alone, less what has arrived after all. */
  async #mourn(lost: Gap): Promise<void> {
    const stream = lost.stream as Stream;
    const known = lost.cause === "page_closed_without_storage" ? (this.#options.nextSeqs[stream] ?? 0) : 0;
    const seqs = lost.seqs.filter((seq) => seq >= known);
    if (seqs.length === 0) return;
    this.#skipTo(stream, lastOf(lost) + 1);
    await this.#exchange([], { ...lost, seqs });
  }

  #unnumbered(stream: Stream, bytes: ArrayBuffer, hash: string, capturedAt: string, ref?: string): Unnumbered {
    const { attemptId } = this.#options;
    return { attemptId, stream, capturedAt, sha256: hash, size: bytes.byteLength, ...(ref === undefined ? {} : { ref }) };
  }

  #put(item: Waiting): void {
    this.#lanes[item.stream].waiting.set(item.seq, item);
    if (item.stream !== "gaps") this.#bytes += item.size;
    this.#skipTo(item.stream, item.seq + 1);
    if (item.stream === "page") this.#marks.add(Date.parse(item.capturedAt));
  }

  #takeOut(items: readonly Waiting[]): void {
    for (const { stream, seq, size } of items) if (this.#lanes[stream].waiting.delete(seq) && stream !== "gaps") this.#bytes -= size;
  }

  #skipTo(stream: Stream, nextSeq: number): void {
    const lane = this.#lanes[stream];
    lane.nextSeq = Math.max(lane.nextSeq, nextSeq);
  }

  /** Store the item under its stream's next number; in memory only where the device refuses. */
  async #number(item: Unnumbered, bytes: ArrayBuffer): Promise<Waiting> {
    const lane = this.#lanes[item.stream];
    for (let tries = 0; tries < MAX_TRIES && this.#store !== null; tries++) {
      try {
        const seq = await this.#store.add(item, bytes, lane.nextSeq);
        this.#isFull = false;
        return { ...item, seq, unstored: null };
      } catch (error) {
        // The disk is full: make room, and try once more.
        this.#isFull = isNamed(error, "QuotaExceededError");
        if (!this.#isFull || !(await this.#thin())) break;
      }
    }
    await this.#dropUnstored(item.stream, bytes.byteLength);
    return { ...item, seq: lane.nextSeq++, unstored: bytes };
  }

  #idle(stream: Stream): Waiting[] {
    return this.itemsOf(stream).filter((item) => !this.#options.isBusy(item));
  }

  async #makeRoom(size: number): Promise<void> {
    while (this.#bytes + size > this.#maxBytes && (await this.#thin()));
  }

  /** False where nothing is left that may be given up. */
  async #thin(): Promise<boolean> {
    const chosen = victims((stream) => this.#idle(stream), this.#marks);
    const [first] = chosen;
    if (first === undefined) return false;
    this.#dropped += chosen.length;
    await this.giveUp(first.stream, chosen, "device_full");
    return true;
  }

  async #dropUnstored(stream: Stream, size: number): Promise<void> {
    const unstored = this.#idle(stream).filter((item) => item.unstored !== null);
    let excess = unstored.reduce((sum, item) => sum + item.size, size) - MAX_UNSTORED_BYTES;
    const chosen: Waiting[] = [];
    for (const item of unstored) {
      if (excess <= 0) break;
      excess -= item.size;
      chosen.push(item);
    }
    this.#dropped += chosen.length;
    await this.giveUp(stream, chosen, this.#isFull ? "device_full" : "storage_failed");
  }

  /** What a crash would lose now; of a gap in memory alone, the gap. */
  #noteUnsaved(): void {
    const lost = STREAMS.filter((stream) => WIRE[stream].gaps)
      .map((stream) => ({ stream, items: this.itemsOf(stream).filter(({ unstored }) => unstored !== null) }))
      .filter(({ items }) => items.length > 0)
      .map(({ stream, items }) => gapOf(stream, items.slice(0, MAX_NUMBERS), "page_closed_without_storage"));
    const untold = this.itemsOf("gaps").flatMap(({ unstored }) => (unstored === null ? [] : [gapOfBytes(unstored)]));
    noteUnsaved(this.#options.attemptId, [...untold, ...lost]);
  }
}

function isNamed(error: unknown, name: string): boolean {
  return error instanceof Error && error.name === name;
}
