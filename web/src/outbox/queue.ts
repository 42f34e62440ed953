/** The items that wait to be sent, in order: numbered, stored where the device allows it, evicted where it has no room. */
import { sha256 } from "./digest";
import { Disk } from "./disk";
import { ProtectedMoments, evictionCandidates } from "./eviction";
import { GapLog } from "./gapLog";
import { bytesOfGap, type Cause, type Gap, gapOf, gapOfBytes, lastOf, MAX_NUMBERS } from "./gaps";
import { loadLostOnClose, saveLostOnClose } from "./lostOnClose";
import { usableBytes } from "./storageQuota";
import type { Unnumbered } from "./store";
import { type NextSeqs, type Stream, STREAM_RULES, STREAMS } from "./streams";
import { type QueuedItem, WaitingItems } from "./waiting";

/** How often reading an item from the disk may fail before it is given up. */
const MAX_READS = 3;
/** So much goes from memory to a disk that takes items again, whenever it has taken a new one: nobody waits long for it. */
const MOVED_BYTES = 8 * 1024 * 1024;

export interface QueueOptions {
  attemptId: string;
  nextSeqs: NextSeqs;
  /** How much may wait on the disk. */
  maxBytes: number;
  /** How much may wait in memory, where the disk takes no more. */
  maxMemoryBytes: number;
  /** Whether an item is being sent: it is not evicted meanwhile. */
  isBusy(item: QueuedItem): boolean;
  /** Whether an item waits for a later try, so that those behind it go first. */
  isHeldBack?(item: QueuedItem): boolean;
  onChange(): void;
}

export class Queue {
  readonly #options: QueueOptions;
  readonly #waiting: WaitingItems;
  readonly #protectedMoments = new ProtectedMoments();
  readonly #gapLog = new GapLog();
  readonly #disk: Disk;
  readonly #renumbered = new WeakSet<QueuedItem>();
  readonly #failedReads = new Map<QueuedItem, number>();
  #maxBytes: number;
  #dropped = 0;
  #isFull = false;

  constructor(options: QueueOptions) {
    this.#options = options;
    this.#disk = new Disk(options.attemptId);
    this.#maxBytes = options.maxBytes;
    this.#waiting = new WaitingItems(options.nextSeqs);
  }

  get size(): number {
    return this.#waiting.size;
  }
  /** How many items were lost because the device had no room or no working storage. */
  get dropped(): number {
    return this.#dropped;
  }
  /** Whether the device's storage works. */
  get durable(): boolean {
    return this.#disk.isOpen;
  }
  /** How many of the waiting items are in memory alone, and lost when the page is closed. */
  get held(): number {
    return this.#waiting.unstored.length;
  }

  sizeOf(stream: Stream): number {
    return this.#waiting.sizeOf(stream);
  }

  has(item: QueuedItem): boolean {
    return this.#waiting.has(item);
  }

  /** A stream's waiting items. */
  itemsOf(stream: Stream): QueuedItem[] {
    return this.#waiting.of(stream);
  }

  /** Load what an earlier page of this attempt left on the device. */
  async open(): Promise<void> {
    for (const item of await this.#disk.open()) this.#insert({ ...item, unstored: null });
    this.#maxBytes = await usableBytes(this.#options.maxBytes);
    await this.#skipNumbersInGaps();
    for (const lost of loadLostOnClose(this.#options.attemptId)) await this.#reportLostOnClose(lost);
    this.#saveLostOnClose();
    this.#options.onChange();
  }

  close(): void {
    this.#disk.close();
  }

  /** The server has already seen the numbers below these, so that they are not used again. */
  continueFrom(nextSeqs: NextSeqs): void {
    for (const stream of STREAMS) this.#waiting.skipTo(stream, nextSeqs[stream] ?? 0);
  }

  /** Something happened at this time: what was captured around it is evicted last. */
  protectAround(at: Date): void {
    this.#protectedMoments.add(at.getTime());
  }

  async enqueue(stream: Stream, bytes: ArrayBuffer, capturedAt: Date, ref?: string): Promise<QueuedItem> {
    const hash = await sha256(bytes);
    const item = await this.#place(this.#unnumbered(stream, bytes, hash, capturedAt.toISOString(), ref), bytes);
    this.#insert(item);
    if (item.unstored === null) await this.#moveToDisk();
    else this.#saveLostOnClose();
    this.#options.onChange();
    return item;
  }

  /** The disk takes items again: what is in memory alone outlives the page from now on. */
  async #moveToDisk(): Promise<void> {
    const inMemory = this.#waiting.unstored.filter((item) => !this.#options.isBusy(item));
    if (inMemory.length === 0) return;
    try {
      let bytes = 0;
      for (const item of inMemory) {
        if ((bytes += item.size) > MOVED_BYTES && item !== inMemory[0]) break;
        if (!(await this.#keepOnDisk(item))) break;
      }
    } catch {
      // Not yet.
    }
    this.#saveLostOnClose();
  }

  /** False where the disk has no room for it. */
  async #keepOnDisk(queued: QueuedItem): Promise<boolean> {
    const { unstored, ...item } = queued;
    if (unstored === null || !this.has(queued)) return true;
    if (this.#waiting.diskBytes + item.size > this.#maxBytes) return false;
    if (!(await this.#disk.keep(item, unstored))) return true;
    if (!this.has(queued)) await this.#disk.remove([item]);
    else this.#waiting.stored(queued);
    return true;
  }

  /** An item's bytes, undefined when another tab of this attempt has delivered it. Reading a gap ends its growth: it is about to be sent. */
  async bytesOf(item: QueuedItem): Promise<ArrayBuffer | undefined> {
    if (item.stream === "gaps") this.#gapLog.seal(item.seq);
    if (item.unstored !== null) return item.unstored;
    try {
      return await this.#disk.bytes(item);
    } catch (error) {
      const failures = (this.#failedReads.get(item) ?? 0) + 1;
      this.#failedReads.set(item, failures);
      if (failures < MAX_READS) throw error;
      await this.#giveUp(item);
      return undefined;
    }
  }

  /** The disk has lost it: what comes after it must not wait for ever. */
  async #giveUp(item: QueuedItem): Promise<void> {
    this.#dropped += 1;
    await this.replaceWithGap(item.stream, [item], "storage_failed");
  }

  /** The oldest item of a stream that is not being sent, of those that fit; a gap that still grows is passed over. */
  oldest(stream: Stream, fits: (item: QueuedItem) => boolean = () => true): QueuedItem | undefined {
    const isGrowing = (item: QueuedItem): boolean => stream === "gaps" && this.#gapLog.isGrowing(item.seq);
    const isHeldBack = (item: QueuedItem): boolean => this.#options.isHeldBack?.(item) ?? false;
    for (const item of this.#waiting.each(stream)) if (!this.#options.isBusy(item) && !isGrowing(item) && !isHeldBack(item) && fits(item)) return item;
    return undefined;
  }

  /** Let every gap be sent as it is now, without waiting for it to grow. */
  settleGaps(): void {
    this.#gapLog.settleAll();
  }

  async remove(items: readonly QueuedItem[]): Promise<void> {
    this.#deleteFromMemory(items);
    try {
      await this.#disk.remove(items);
    } catch {
      // It stays on the disk: the next page sends it again, and the server recognises it by its hash.
    }
    if (items.some(({ unstored }) => unstored !== null)) this.#saveLostOnClose();
    this.#options.onChange();
  }

  /** Give an item the next number instead of its own; false where that was done before, or its bytes are gone. */
  async renumber(item: QueuedItem): Promise<boolean> {
    const bytes = this.#renumbered.has(item) ? undefined : await this.bytesOf(item);
    if (bytes === undefined) return false;
    const { stream, capturedAt, ref } = item;
    const moved = await this.#place(this.#unnumbered(stream, bytes, item.sha256, capturedAt, ref), bytes);
    this.#renumbered.add(moved);
    this.#insert(moved);
    await this.remove([item]);
    return true;
  }

  /** Delete items of one stream for good, and record in their place that they are missing. */
  async replaceWithGap(stream: Stream, items: readonly QueuedItem[], cause: Cause): Promise<void> {
    if (items.length === 0) return;
    if (!STREAM_RULES[stream].gaps) return this.remove(items);
    for (let from = 0; from < items.length; from += MAX_NUMBERS) {
      const some = items.slice(from, from + MAX_NUMBERS);
      await this.#insertGap(some, gapOf(stream, some, cause));
    }
  }

  /** Record that an item could not be kept at all. */
  async recordLoss(stream: Stream, capturedAt: Date): Promise<void> {
    const seq = this.#waiting.takeSeq(stream);
    this.#dropped += 1;
    if (STREAM_RULES[stream].gaps) await this.#insertGap([], gapOf(stream, [{ seq, capturedAt: capturedAt.toISOString() }], "storage_failed"));
    this.#options.onChange();
  }

  /** Replace items by a gap in one transaction; an adjacent gap that was not sent yet grows instead. */
  async #insertGap(items: readonly QueuedItem[], lost: Gap): Promise<void> {
    const before = this.#gapLog.takeMergeable(lost, (seq) => this.#waiting.get("gaps", seq));
    const gap = before?.gap ?? lost;
    this.#deleteFromMemory(before === null ? items : [...items, before.item]);
    const bytes = bytesOfGap(gap);
    const unnumbered = this.#unnumbered("gaps", bytes, await sha256(bytes), gap.begins_at);
    const item = await this.#storeReplacement(items, unnumbered, bytes, before?.item.seq ?? null);
    this.#insert(item);
    this.#gapLog.add(item.seq, gap);
    this.#saveLostOnClose();
    this.#options.onChange();
  }

  /** The gap stays in memory alone where the device refuses to store it. */
  async #storeReplacement(items: readonly QueuedItem[], item: Unnumbered, bytes: ArrayBuffer, own: number | null): Promise<QueuedItem> {
    try {
      return { ...item, seq: await this.#disk.replace(items, item, bytes, own, this.#waiting.nextSeq(item.stream)), unstored: null };
    } catch {
      await this.remove(items);
    }
    return { ...item, seq: own ?? this.#waiting.takeSeq(item.stream), unstored: bytes };
  }

  /** The numbers of lost items are not used again. */
  async #skipNumbersInGaps(): Promise<void> {
    for (const item of this.itemsOf("gaps")) {
      const bytes = await this.#disk.bytes(item).catch(() => undefined);
      if (bytes === undefined) continue;
      const gap = gapOfBytes(bytes);
      if (gap.stream in STREAM_RULES) this.#waiting.skipTo(gap.stream, lastOf(gap) + 1);
    }
  }

  /** Record what an earlier page had in memory alone as a gap; of what reached the server after all, the server knows. */
  async #reportLostOnClose(lost: Gap): Promise<void> {
    this.#waiting.skipTo(lost.stream, lastOf(lost) + 1);
    await this.#insertGap([], lost);
  }

  #unnumbered(stream: Stream, bytes: ArrayBuffer, hash: string, capturedAt: string, ref?: string): Unnumbered {
    const { attemptId } = this.#options;
    return { attemptId, stream, capturedAt, sha256: hash, size: bytes.byteLength, ...(ref === undefined ? {} : { ref }) };
  }

  #insert(item: QueuedItem): void {
    this.#waiting.insert(item);
    if (item.stream === "page") this.#protectedMoments.add(Date.parse(item.capturedAt));
  }

  #deleteFromMemory(items: readonly QueuedItem[]): void {
    for (const item of items) {
      this.#failedReads.delete(item);
      this.#waiting.delete(item);
    }
  }

  /** Keep the item under its stream's next number: on the disk, else in memory, else in the place of what matters least. */
  async #place(item: Unnumbered, bytes: ArrayBuffer): Promise<QueuedItem> {
    for (;;) {
      const stored = await this.#tryDisk(item, bytes);
      if (stored !== null) return stored;
      if (this.#waiting.memoryBytes + item.size <= this.#options.maxMemoryBytes || !(await this.#evict())) {
        return { ...item, seq: this.#waiting.takeSeq(item.stream), unstored: bytes };
      }
    }
  }

  /** Null where the disk is full or does not work. */
  async #tryDisk(item: Unnumbered, bytes: ArrayBuffer): Promise<QueuedItem | null> {
    if (this.#waiting.diskBytes + item.size > this.#maxBytes) {
      this.#isFull = true;
      return null;
    }
    try {
      const seq = await this.#disk.replace([], item, bytes, null, this.#waiting.nextSeq(item.stream));
      this.#isFull = false;
      return { ...item, seq, unstored: null };
    } catch (error) {
      this.#isFull = isNamed(error, "QuotaExceededError");
      return null;
    }
  }

  #idleItems(stream: Stream): QueuedItem[] {
    return this.itemsOf(stream).filter((item) => !this.#options.isBusy(item));
  }

  /** False where nothing is left that may be evicted. */
  async #evict(): Promise<boolean> {
    const chosen = evictionCandidates((stream) => this.#idleItems(stream), this.#protectedMoments);
    const [first] = chosen;
    if (first === undefined) return false;
    this.#dropped += chosen.length;
    await this.replaceWithGap(first.stream, chosen, this.#isFull ? "device_full" : "storage_failed");
    return true;
  }

  /** Save a summary of what would be lost if the page were closed now: unstored items, and gaps that are in memory alone. */
  #saveLostOnClose(): void {
    const lost = STREAMS.filter((stream) => STREAM_RULES[stream].gaps)
      .map((stream) => ({ stream, items: this.itemsOf(stream).filter(({ unstored }) => unstored !== null) }))
      .filter(({ items }) => items.length > 0)
      .map(({ stream, items }) => gapOf(stream, items.slice(0, MAX_NUMBERS), "page_closed_without_storage"));
    const unsentGaps = this.itemsOf("gaps").flatMap(({ unstored }) => (unstored === null ? [] : [gapOfBytes(unstored)]));
    saveLostOnClose(this.#options.attemptId, [...unsentGaps, ...lost]);
  }
}

function isNamed(error: unknown, name: string): boolean {
  return error instanceof Error && error.name === name;
}
