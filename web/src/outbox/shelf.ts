/** The frames that wait, in order: numbered, stored where the device allows it, thinned where it has no room. */
import { sha256 } from "./digest";
import { type Item, Store } from "./store";

/** Frames held in memory alone, when the device's storage fails. */
const MAX_UNSTORED = 60;
const MAX_TRIES = 3;

export interface Waiting extends Item {
  /** Only where storing failed. */
  unstored: ArrayBuffer | null;
}

export interface ShelfOptions {
  attemptId: string;
  nextSeq: number;
  maxBytes: number;
  /** Frames on their way are not given up. */
  isBusy(seq: number): boolean;
  onChange(): void;
}

export class Shelf {
  readonly #options: ShelfOptions;
  /** In order of `seq`. */
  readonly #waiting = new Map<number, Waiting>();
  #store: Store | null = null;
  #nextSeq: number;
  #bytes = 0;
  #dropped = 0;

  constructor(options: ShelfOptions) {
    this.#options = options;
    this.#nextSeq = options.nextSeq;
  }

  get size(): number {
    return this.#waiting.size;
  }
  get dropped(): number {
    return this.#dropped;
  }
  get durable(): boolean {
    return this.#store !== null;
  }
  get all(): Waiting[] {
    return [...this.#waiting.values()];
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

  /** The server knows of numbers below this one. */
  continueFrom(nextSeq: number): void {
    this.#nextSeq = Math.max(this.#nextSeq, nextSeq);
  }

  async keep(jpeg: ArrayBuffer, capturedAt: Date): Promise<Waiting> {
    const hash = await sha256(jpeg);
    await this.#makeRoom(jpeg.byteLength);
    const { attemptId } = this.#options;
    const item = await this.#number({ attemptId, capturedAt: capturedAt.toISOString(), sha256: hash, size: jpeg.byteLength }, jpeg);
    this.#put(item);
    this.#options.onChange();
    return item;
  }

  /** A frame's bytes; undefined when another tab of this attempt has delivered it. */
  async bytesOf(item: Waiting): Promise<ArrayBuffer | undefined> {
    return item.unstored ?? (await this.#store?.bytes(item.seq));
  }

  oldest(): Waiting | undefined {
    for (const item of this.#waiting.values()) if (!this.#options.isBusy(item.seq)) return item;
    return undefined;
  }

  async forget(seqs: readonly number[]): Promise<void> {
    for (const seq of seqs) {
      this.#bytes -= this.#waiting.get(seq)?.size ?? 0;
      this.#waiting.delete(seq);
    }
    try {
      await this.#store?.remove(seqs);
    } catch {
      // Still on the disk: the next page sends it again, and the server knows it by its hash.
    }
    this.#options.onChange();
  }

  /** A frame could not be kept at all. */
  countLoss(): void {
    this.#dropped += 1;
    this.#options.onChange();
  }

  #put(item: Waiting): void {
    this.#waiting.set(item.seq, item);
    this.#bytes += item.size;
    this.continueFrom(item.seq + 1);
  }

  /** Store the frame under the next free number; in memory only where the device refuses. */
  async #number(item: Omit<Item, "seq">, jpeg: ArrayBuffer): Promise<Waiting> {
    for (let tries = 0; tries < MAX_TRIES && this.#store !== null; tries++) {
      const numbered = { ...item, seq: this.#nextSeq++ };
      try {
        await this.#store.add(numbered, jpeg);
        return { ...numbered, unstored: null };
      } catch (error) {
        // The disk is full: make room, and try once more. Taken by another tab: the next number.
        if (isNamed(error, "QuotaExceededError")) await this.#thin();
        else if (!isNamed(error, "ConstraintError")) break;
      }
    }
    await this.#dropUnstored();
    return { ...item, seq: this.#nextSeq++, unstored: jpeg };
  }

  #idle(): Waiting[] {
    return this.all.filter(({ seq }) => !this.#options.isBusy(seq));
  }

  async #makeRoom(size: number): Promise<void> {
    while (this.#bytes + size > this.#options.maxBytes && this.#idle().length > 0) await this.#thin();
  }

  /** Give up every second frame of the older half: a thinner record of the whole is worth more than none of its beginning. */
  async #thin(): Promise<void> {
    const idle = this.#idle();
    const older = idle.slice(0, Math.ceil(idle.length / 2));
    await this.#giveUp(older.filter((_, index) => index % 2 === 0));
  }

  async #dropUnstored(): Promise<void> {
    const unstored = this.#idle().filter((item) => item.unstored !== null);
    await this.#giveUp(unstored.slice(0, Math.max(0, unstored.length + 1 - MAX_UNSTORED)));
  }

  async #giveUp(items: readonly Waiting[]): Promise<void> {
    this.#dropped += items.length;
    await this.forget(items.map(({ seq }) => seq));
  }
}

function isNamed(error: unknown, name: string): boolean {
  return error instanceof Error && error.name === name;
}
