/**
 * Where items wait on the candidate's device until the server has acknowledged them.
 *
 * Descriptions and bytes lie in two stores written in one transaction, so that a long backlog is listed without reading
 * its pictures.
 */
import { type DBSchema, deleteDB, type IDBPDatabase, type IDBPTransaction, openDB } from "idb";

import type { Stream } from "./streams";

export interface Item {
  attemptId: string;
  stream: Stream;
  seq: number;
  /** RFC 3339 with milliseconds, UTC, by this device's clock. */
  capturedAt: string;
  /** In hexadecimal. */
  sha256: string;
  size: number;
  /** What the page knows the item by, if it does. */
  ref?: string;
}

export type Unnumbered = Omit<Item, "seq">;

type Key = [attemptId: string, stream: Stream, seq: number];

interface Schema extends DBSchema {
  entries: { key: Key; value: Item };
  bodies: { key: Key; value: ArrayBuffer };
  /** Each stream's next number: one that was used is not used again, also by another tab, also when its item is gone. */
  numbers: { key: [attemptId: string, stream: Stream]; value: number };
}

/** Version 1 knew pictures of the camera alone. */
interface FirstSchema extends DBSchema {
  items: { key: [string, number]; value: Omit<Item, "stream"> };
  bytes: { key: [string, number]; value: ArrayBuffer };
}

const NAME = "openproctor-outbox";
const VERSION = 3;
const ALL = ["entries", "bodies", "numbers"] as const;
const STRICT = { durability: "strict" } as const;
/** What an attempt left to which nobody came back is not kept for ever. */
const FORGET_AFTER_MS = 7 * 24 * 3600 * 1000;

export class Store {
  readonly #db: IDBPDatabase<Schema>;
  readonly #attemptId: string;

  private constructor(db: IDBPDatabase<Schema>, attemptId: string) {
    this.#db = db;
    this.#attemptId = attemptId;
  }

  static async open(attemptId: string): Promise<Store> {
    const db = await openDB<Schema>(NAME, VERSION, {
      upgrade(created, oldVersion, _newVersion, tx) {
        if (oldVersion < 2) {
          created.createObjectStore("entries", { keyPath: ["attemptId", "stream", "seq"] });
          created.createObjectStore("bodies");
        }
        created.createObjectStore("numbers");
        if (oldVersion === 1) adoptFrames(created, tx).catch(() => giveUp(tx));
      },
      blocking(_current, _blocked, event) {
        (event.target as IDBDatabase | null)?.close();
      },
    });
    return new Store(db, attemptId);
  }

  /** All that waits, stream by stream, in order. */
  list(): Promise<Item[]> {
    // An array sorts after every string.
    return this.#db.getAll("entries", IDBKeyRange.bound([this.#attemptId], [this.#attemptId, []]));
  }

  bytes(stream: Stream, seq: number): Promise<ArrayBuffer | undefined> {
    return this.#db.get("bodies", [this.#attemptId, stream, seq]);
  }

  /** Keep an item under its stream's next number, at least `from`; on return it is on the disk. */
  async add(item: Unnumbered, bytes: ArrayBuffer, from: number): Promise<number> {
    return this.exchange([], item, bytes, null, from);
  }

  async remove(items: readonly Item[]): Promise<void> {
    const tx = this.#db.transaction(["entries", "bodies"], "readwrite", STRICT);
    const removals = items.flatMap((item) => {
      const key = keyOf(item);
      return [tx.objectStore("entries").delete(key), tx.objectStore("bodies").delete(key)];
    });
    await Promise.all([...removals, tx.done]);
  }

  /** Remove items and keep another, all or nothing: under `seq`, or where that is null under the next number. */
  async exchange(removed: readonly Item[], item: Unnumbered, bytes: ArrayBuffer, seq: number | null, from: number): Promise<number> {
    const tx = this.#db.transaction(ALL, "readwrite", STRICT);
    const [entries, bodies, numbers] = [tx.objectStore("entries"), tx.objectStore("bodies"), tx.objectStore("numbers")];
    const key: [string, Stream] = [item.attemptId, item.stream];
    // A request may say that it was aborted before the transaction says why.
    const failed = tx.done.then(
      () => null,
      (error: unknown) => error,
    );
    const next = Math.max((await numbers.get(key)) ?? 0, from);
    const numbered = { ...item, seq: seq ?? next };
    const removals = removed.flatMap((each) => [entries.delete(keyOf(each)), bodies.delete(keyOf(each))]);
    const kept = [entries.put(numbered), bodies.put(bytes, keyOf(numbered)), numbers.put(Math.max(next, numbered.seq + 1), key)];
    for (const request of [...removals, ...kept]) (request as Promise<unknown>).catch(() => undefined);
    const error = await failed;
    if (error !== null) throw error as Error;
    return numbered.seq;
  }

  /** Remove what other, long gone attempts left on this device. */
  async forgetOld(now: Date): Promise<void> {
    const limit = new Date(now.getTime() - FORGET_AFTER_MS).toISOString();
    const tx = this.#db.transaction(["entries", "bodies"], "readwrite");
    for await (const cursor of tx.objectStore("entries")) {
      if (cursor.value.attemptId === this.#attemptId || cursor.value.capturedAt > limit) continue;
      await tx.objectStore("bodies").delete(cursor.primaryKey);
      await cursor.delete();
    }
    await tx.done;
  }

  close(): void {
    this.#db.close();
  }
}

function keyOf({ attemptId, stream, seq }: Item): Key {
  return [attemptId, stream, seq];
}

/** Take over what waits in version 1: pictures of the camera, under the numbers they have. */
async function adoptFrames(
  db: IDBPDatabase<Schema>,
  tx: IDBPTransaction<Schema, ("entries" | "bodies" | "numbers")[], "versionchange">,
): Promise<void> {
  const first = tx as unknown as IDBPTransaction<FirstSchema, ("items" | "bytes")[], "versionchange">;
  for await (const { value, primaryKey } of first.objectStore("items")) {
    const bytes = await first.objectStore("bytes").get(primaryKey);
    if (bytes === undefined) continue;
    const item: Item = { ...value, stream: "camera" };
    await tx.objectStore("entries").add(item);
    await tx.objectStore("bodies").add(bytes, keyOf(item));
  }
  for (const name of ["items", "bytes"] as const) (db as unknown as IDBPDatabase<FirstSchema>).deleteObjectStore(name);
}

/** Leave the old database as it was; opening rejects. */
function giveUp(tx: IDBPTransaction<Schema, ("entries" | "bodies" | "numbers")[], "versionchange">): void {
  try {
    tx.abort();
  } catch {
    // The failure has aborted it already.
  }
}

/** For tests: begin with an empty device. */
export function eraseStore(): Promise<void> {
  return deleteDB(NAME);
}
