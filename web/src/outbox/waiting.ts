/** The items of all streams that wait, in order of their numbers, and how much of them is where. Knows nothing of any storage. */
import type { Item } from "./store";
import { byStream, type NextSeqs, type Stream, STREAMS } from "./streams";

export interface QueuedItem extends Item {
  /** The item's bytes where storing them failed; otherwise null, as they are on the disk. */
  unstored: ArrayBuffer | null;
}

/** One stream's items, in order of `seq`. */
interface StreamQueue {
  waiting: Map<number, QueuedItem>;
  nextSeq: number;
}

export class WaitingItems {
  readonly #queues: Readonly<Record<Stream, StreamQueue>>;
  /** The size of the waiting items, except gaps, which replace evicted items and are not limited. */
  readonly #bytes = { disk: 0, memory: 0 };

  constructor(nextSeqs: NextSeqs) {
    this.#queues = byStream((stream) => ({ waiting: new Map<number, QueuedItem>(), nextSeq: nextSeqs[stream] ?? 0 }));
  }

  get size(): number {
    return STREAMS.reduce((sum, stream) => sum + this.sizeOf(stream), 0);
  }
  get diskBytes(): number {
    return this.#bytes.disk;
  }
  get memoryBytes(): number {
    return this.#bytes.memory;
  }
  /** The items that are in memory alone. */
  get unstored(): QueuedItem[] {
    return STREAMS.flatMap((stream) => this.of(stream)).filter(({ unstored }) => unstored !== null);
  }

  sizeOf(stream: Stream): number {
    return this.#queues[stream].waiting.size;
  }

  has(item: QueuedItem): boolean {
    return this.get(item.stream, item.seq) === item;
  }

  get(stream: Stream, seq: number): QueuedItem | undefined {
    return this.#queues[stream].waiting.get(seq);
  }

  of(stream: Stream): QueuedItem[] {
    return [...this.each(stream)];
  }

  /** Without a copy: for those that look at the first few. */
  each(stream: Stream): Iterable<QueuedItem> {
    return this.#queues[stream].waiting.values();
  }

  /** The stream's next number, without using it. */
  nextSeq(stream: Stream): number {
    return this.#queues[stream].nextSeq;
  }

  takeSeq(stream: Stream): number {
    return this.#queues[stream].nextSeq++;
  }

  /** Use no number below this one again. */
  skipTo(stream: Stream, nextSeq: number): void {
    const queue = this.#queues[stream];
    queue.nextSeq = Math.max(queue.nextSeq, nextSeq);
  }

  insert(item: QueuedItem): void {
    this.#queues[item.stream].waiting.set(item.seq, item);
    this.#count(item, item.size);
    this.skipTo(item.stream, item.seq + 1);
  }

  delete(item: QueuedItem): void {
    if (this.#queues[item.stream].waiting.delete(item.seq)) this.#count(item, -item.size);
  }

  /** It was in memory alone, and is on the disk from now on. */
  stored(item: QueuedItem): void {
    this.#count(item, -item.size);
    item.unstored = null;
    this.#count(item, item.size);
  }

  #count({ stream, unstored }: QueuedItem, size: number): void {
    if (stream !== "gaps") this.#bytes[unstored === null ? "disk" : "memory"] += size;
  }
}
