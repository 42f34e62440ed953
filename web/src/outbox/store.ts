/**
 * Where frames wait on the candidate's device until the server has acknowledged them.
 *
 * Descriptions and bytes lie in two stores written in one transaction, so that a long backlog is listed without reading
 * its pictures.
 */
import { type DBSchema, deleteDB, type IDBPDatabase, openDB } from "idb";

export interface Item {
  attemptId: string;
  seq: number;
  /** RFC 3339 with milliseconds, UTC, by this device's clock. */
  capturedAt: string;
  /** In hexadecimal. */
  sha256: string;
  size: number;
}

type Key = [attemptId: string, seq: number];

interface Schema extends DBSchema {
  items: { key: Key; value: Item };
  bytes: { key: Key; value: ArrayBuffer };
}

const NAME = "openproctor-outbox";
const STRICT = { durability: "strict" } as const;
/** Pictures of an attempt that nobody came back to are not kept for ever. */
const FORGET_AFTER_MS = 7 * 24 * 3600 * 1000;

export class Store {
  readonly #db: IDBPDatabase<Schema>;
  readonly #attemptId: string;

  private constructor(db: IDBPDatabase<Schema>, attemptId: string) {
    this.#db = db;
    this.#attemptId = attemptId;
  }

  static async open(attemptId: string): Promise<Store> {
    const db = await openDB<Schema>(NAME, 1, {
      upgrade(created) {
        created.createObjectStore("items", { keyPath: ["attemptId", "seq"] });
        created.createObjectStore("bytes");
      },
      blocking(_current, _blocked, event) {
        (event.target as IDBDatabase | null)?.close();
      },
    });
    return new Store(db, attemptId);
  }

  /** All that waits, in order. */
  list(): Promise<Item[]> {
    return this.#db.getAll("items", IDBKeyRange.bound([this.#attemptId, 0], [this.#attemptId, Infinity]));
  }

  bytes(seq: number): Promise<ArrayBuffer | undefined> {
    return this.#db.get("bytes", [this.#attemptId, seq]);
  }

  /** Keep a frame; on return it is on the disk. Rejects with ConstraintError where the number is taken. */
  async add(item: Item, bytes: ArrayBuffer): Promise<void> {
    const tx = this.#db.transaction(["items", "bytes"], "readwrite", STRICT);
    await Promise.all([tx.objectStore("items").add(item), tx.objectStore("bytes").add(bytes, [item.attemptId, item.seq]), tx.done]);
  }

  async remove(seqs: readonly number[]): Promise<void> {
    const tx = this.#db.transaction(["items", "bytes"], "readwrite", STRICT);
    const removals = seqs.flatMap((seq) => {
      const key: Key = [this.#attemptId, seq];
      return [tx.objectStore("items").delete(key), tx.objectStore("bytes").delete(key)];
    });
    await Promise.all([...removals, tx.done]);
  }

  /** Remove what other, long gone attempts left on this device. */
  async forgetOld(now: Date): Promise<void> {
    const limit = new Date(now.getTime() - FORGET_AFTER_MS).toISOString();
    const tx = this.#db.transaction(["items", "bytes"], "readwrite");
    for await (const cursor of tx.objectStore("items")) {
      if (cursor.value.attemptId === this.#attemptId || cursor.value.capturedAt > limit) continue;
      await tx.objectStore("bytes").delete(cursor.primaryKey);
      await cursor.delete();
    }
    await tx.done;
  }

  close(): void {
    this.#db.close();
  }
}

/** For tests: begin with an empty device. */
export function eraseStore(): Promise<void> {
  return deleteDB(NAME);
}
