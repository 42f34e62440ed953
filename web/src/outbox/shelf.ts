/** The items that wait, in order: numbered, stored where the device allows it, thinned where it has no room. */
import { sha256 } from "./digest";
import { type Item, Store } from "./store";
import { type NextSeqs, type Stream, STREAMS } from "./streams";

/** Items of one stream held in memory alone, when the device's storage fails. */
const MAX_UNSTORED = 60;
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
  #store: Store | null = null;
  #bytes = 0;
  #dropped = 0;

  constructor(options: ShelfOptions) {
    this.#options = options;
    const lane = (stream: Stream): Lane => ({ waiting: new Map<number, Waiting>(), nextSeq: options.nextSeqs[stream] });
    this.#lanes = {
      page: lane("page"),
      camera: lane("camera"),
      microphone: lane("microphone"),
      recording: lane("recording"),
      screen: lane("screen"),
    };
  }

  get size(): number {
    return STREAMS.reduce((sum, stream) => sum + this.sizeOf(stream), 0);
  }
  get dropped(): number {
    return this.#dropped;
  }
  get durable(): boolean {
    return this.#store !== null;
  }
  get all(): Waiting[] {
    return STREAMS.flatMap((stream) => [...this.#lanes[stream].waiting.values()]);
  }

  sizeOf(stream: Stream): number {
    return this.#lanes[stream].waiting.size;
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
    this.#options.onChange();
  }

  close(): void {
    this.#store?.close();
  }

  /** The server knows of numbers below these. */
  continueFrom(nextSeqs: NextSeqs): void {
    for (const stream of STREAMS) this.#skipTo(stream, nextSeqs[stream]);
  }

  async keep(stream: Stream, bytes: ArrayBuffer, capturedAt: Date): Promise<Waiting> {
    const hash = await sha256(bytes);
    await this.#makeRoom(bytes.byteLength);
    const { attemptId } = this.#options;
    const unnumbered = { attemptId, stream, capturedAt: capturedAt.toISOString(), sha256: hash, size: bytes.byteLength };
    const item = await this.#number(unnumbered, bytes);
    this.#put(item);
    this.#options.onChange();
    return item;
  }

  /** An item's bytes; undefined when another tab of this attempt has delivered it. */
  async bytesOf(item: Waiting): Promise<ArrayBuffer | undefined> {
    return item.unstored ?? (await this.#store?.bytes(item.stream, item.seq));
  }

  /** The first item of a stream that is not on its way. */
  oldest(stream: Stream): Waiting | undefined {
    for (const item of this.#lanes[stream].waiting.values()) if (!this.#options.isBusy(item)) return item;
    return undefined;
  }

  async forget(items: readonly Waiting[]): Promise<void> {
    for (const { stream, seq, size } of items) if (this.#lanes[stream].waiting.delete(seq)) this.#bytes -= size;
    try {
      await this.#store?.remove(items);
    } catch {
      // Still on the disk: the next page sends it again, and the server knows it by its hash.
    }
    this.#options.onChange();
  }

  /** An item could not be kept at all. */
  countLoss(): void {
    this.#dropped += 1;
    this.#options.onChange();
  }

  #put(item: Waiting): void {
    this.#lanes[item.stream].waiting.set(item.seq, item);
    this.#bytes += item.size;
    this.#skipTo(item.stream, item.seq + 1);
  }

  #skipTo(stream: Stream, nextSeq: number): void {
    const lane = this.#lanes[stream];
    lane.nextSeq = Math.max(lane.nextSeq, nextSeq);
  }

  /** Store the item under its stream's next free number; in memory only where the device refuses. */
  async #number(item: Omit<Item, "seq">, bytes: ArrayBuffer): Promise<Waiting> {
    const lane = this.#lanes[item.stream];
    for (let tries = 0; tries < MAX_TRIES && this.#store !== null; tries++) {
      const numbered = { ...item, seq: lane.nextSeq++ };
      try {
        await this.#store.add(numbered, bytes);
        return { ...numbered, unstored: null };
      } catch (error) {
        // The disk is full: make room, and try once more. Taken by another tab: the next number.
        if (isNamed(error, "QuotaExceededError")) await this.#thin();
        else if (!isNamed(error, "ConstraintError")) break;
      }
    }
    await this.#dropUnstored(item.stream);
    return { ...item, seq: lane.nextSeq++, unstored: bytes };
  }

  #idle(stream: Stream): Waiting[] {
    return [...this.#lanes[stream].waiting.values()].filter((item) => !this.#options.isBusy(item));
  }

  async #makeRoom(size: number): Promise<void> {
    while (this.#bytes + size > this.#options.maxBytes && STREAMS.some((stream) => this.#idle(stream).length > 0)) await this.#thin();
  }

  /** Give up every second item of the older half: a thinner record of the whole is worth more than none of its beginning. */
  async #thin(): Promise<void> {
    const idle = this.#idle(this.#heaviest());
    const older = idle.slice(0, Math.ceil(idle.length / 2));
    await this.#giveUp(older.filter((_, index) => index % 2 === 0));
  }

  /** Whichever of pictures, sound and video takes most room; the page's events are small, few, and the last to go. */
  #heaviest(): Stream {
    const weight = (stream: Stream): number => this.#idle(stream).reduce((sum, { size }) => sum + size, 0);
    const weights = STREAMS.filter((stream) => stream !== "page").map((stream) => ({ stream, weight: weight(stream) }));
    const heaviest = weights.reduce((most, each) => (each.weight > most.weight ? each : most));
    return heaviest.weight === 0 ? "page" : heaviest.stream;
  }

  async #dropUnstored(stream: Stream): Promise<void> {
    const unstored = this.#idle(stream).filter((item) => item.unstored !== null);
    await this.#giveUp(unstored.slice(0, Math.max(0, unstored.length + 1 - MAX_UNSTORED)));
  }

  async #giveUp(items: readonly Waiting[]): Promise<void> {
    this.#dropped += items.length;
    await this.forget(items);
  }
}

function isNamed(error: unknown, name: string): boolean {
  return error instanceof Error && error.name === name;
}
