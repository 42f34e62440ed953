/**
 * The device's storage as it is: it may not open, hang, fail for a while, or lose its database under us.
 *
 * Every call rejects then, and the caller keeps the item in memory.
 */
import { type Item, Store, type Unnumbered } from "./store";

/** Storage that opens later than this is not waited for: nothing could be sent meanwhile. */
const OPEN_WITHIN_MS = 8000;
const ANSWER_WITHIN_MS = 5000;
/** After a call that failed for another reason than want of room, the disk is left alone for so long, and then opened again. */
const REST_MS = 30_000;

export class StorageUnavailable extends Error {
  override readonly name = "StorageUnavailable";
}

export class Disk {
  readonly #attemptId: string;
  #store: Store | null = null;
  #restsUntil = 0;
  #wasReopened = false;

  constructor(attemptId: string) {
    this.#attemptId = attemptId;
  }

  get isOpen(): boolean {
    return this.#store !== null;
  }

  /** What an earlier page has left; nothing where the storage does not open. */
  async open(): Promise<Item[]> {
    try {
      const store = await this.#openStore();
      const items = await within(ANSWER_WITHIN_MS, store.removeExpired(new Date()).then(() => store.list()));
      this.#store = store;
      return items;
    } catch {
      return [];
    }
  }

  close(): void {
    this.#store?.close();
  }

  /** Undefined where another page has delivered the item; rejects where the disk has lost it. */
  async bytes({ stream, seq }: Item): Promise<ArrayBuffer | undefined> {
    const read = (store: Store): Promise<ArrayBuffer | undefined> => store.bytes(stream, seq);
    const found = await this.#call(read).catch(async () => {
      await this.#reopen();
      return this.#call(read);
    });
    // Somebody may have cleared the site's data: then nothing of it was delivered.
    if (found === undefined && this.#wasReopened) throw new StorageUnavailable();
    return found;
  }

  remove(items: readonly Item[]): Promise<void> {
    return this.#call((store) => store.remove(items));
  }

  /** As `Store.keep`. */
  keep(item: Item, bytes: ArrayBuffer): Promise<boolean> {
    return this.#call((store) => store.keep(item, bytes));
  }

  /** As `Store.replace`. */
  async replace(removed: readonly Item[], item: Unnumbered, bytes: ArrayBuffer, seq: number | null, from: number): Promise<number> {
    if (performance.now() < this.#restsUntil) throw new StorageUnavailable();
    return this.#call((store) => store.replace(removed, item, bytes, seq, from));
  }

  async #call<T>(call: (store: Store) => Promise<T>): Promise<T> {
    if (this.#store === null) throw new StorageUnavailable();
    if (this.#restsUntil !== 0 && performance.now() >= this.#restsUntil) await this.#reopen();
    try {
      return await within(ANSWER_WITHIN_MS, call(this.#store));
    } catch (error) {
      if (!(error instanceof Error && error.name === "QuotaExceededError")) this.#restsUntil = performance.now() + REST_MS;
      throw error;
    }
  }

  /** The connection may be what is broken. */
  async #reopen(): Promise<void> {
    this.#restsUntil = 0;
    this.#wasReopened = true;
    const old = this.#store;
    this.#store = await this.#openStore();
    old?.close();
  }

  async #openStore(): Promise<Store> {
    const opening = Store.open(this.#attemptId);
    try {
      return await within(OPEN_WITHIN_MS, opening);
    } catch (error) {
      // One that opens after all is not used: meanwhile its numbers may have been given again.
      opening.then((late) => late.close()).catch(() => undefined);
      throw error;
    }
  }
}

async function within<T>(ms: number, promise: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const tooLong = new Promise<never>((_, reject) => (timer = setTimeout(() => reject(new StorageUnavailable()), ms)));
  try {
    return await Promise.race([promise, tooLong]);
  } finally {
    clearTimeout(timer);
  }
}
