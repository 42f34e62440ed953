/**
 * The database in which items wait on the candidate's device until the server has acknowledged them.
 *
 * Descriptions and bytes are in two object stores written in one transaction, so that a long backlog is listed without
 * reading its pictures.
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
  /** The page's own id of the item, if it has one. */
  ref?: string;
}

export type Unnumbered = Omit<Item, "seq">;

type Key = [attemptId: string, stream: Stream, seq: number];

interface Schema extends DBSchema {
  entries: { key: Key; value: Item };
  bodies: { key: Key; value: ArrayBuffer };
  /** Each stream's next number: a number is never used twice, not by another tab either, nor after its item was removed. */
  numbers: { key: [attemptId: string, stream: Stream]; value: number };
}

/** Version 1 held only pictures of the camera. */
interface FirstSchema extends DBSchema {
  items: { key: [string, number]; value: Omit<Item, "stream"> };
  bytes: { key: [string, number]; value: ArrayBuffer };
}

const NAME = "openproctor-outbox";
const VERSION = 3;
const ALL = ["entries", "bodies", "numbers"] as const;
const STRICT = { durability: "strict" } as const;
/** Items of other attempts are deleted after this time, as nobody may ever come back to send them. */
const EXPIRE_AFTER_MS = 7 * 24 * 3600 * 1000;

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
        if (oldVersion === 1) migrateFrames(created, tx).catch(() => abortUpgrade(tx));
      },
      blocking(_current, _blocked, event) {
        (event.target as IDBDatabase | null)?.close();
      },
    });
    return new Store(db, attemptId);
  }

  /** All items of the attempt, by stream and number. */
  list(): Promise<Item[]> {
    // In IndexedDB an array sorts after every string.
    return this.#db.getAll("entries", IDBKeyRange.bound([this.#attemptId], [this.#attemptId, []]));
  }

  bytes(stream: Stream, seq: number): Promise<ArrayBuffer | undefined> {
    return this.#db.get("bodies", [this.#attemptId, stream, seq]);
  }

  /** Store an item under its stream's next number, at least `from`; once this resolves it is on the disk. */
  async add(item: Unnumbered, bytes: ArrayBuffer, from: number): Promise<number> {
    return this.replace([], item, bytes, null, from);
  }

  async remove(items: readonly Item[]): Promise<void> {
    const tx = this.#db.transaction(["entries", "bodies"], "readwrite", STRICT);
    const removals = items.flatMap((item) => {
      const key = keyOf(item);
      return [tx.objectStore("entries").delete(key), tx.objectStore("bodies").delete(key)];
    });
    await Promise.all([...removals, tx.done]);
  }

  /** Remove items and store another in one transaction, under `seq` or, if that is null, under the next number. */
  async replace(removed: readonly Item[], item: Unnumbered, bytes: ArrayBuffer, seq: number | null, from: number): Promise<number> {
    const tx = this.#db.transaction(ALL, "readwrite", STRICT);
    const [entries, bodies, numbers] = [tx.objectStore("entries"), tx.objectStore("bodies"), tx.objectStore("numbers")];
    const key: [string, Stream] = [item.attemptId, item.stream];
    const failed = failureOf(tx.done);
    const next = Math.max((await numbers.get(key)) ?? 0, from);
    const numbered = { ...item, seq: seq ?? next };
    const removals = removed.flatMap((each) => [entries.delete(keyOf(each)), bodies.delete(keyOf(each))]);
    const kept = [entries.put(numbered), bodies.put(bytes, keyOf(numbered)), numbers.put(Math.max(next, numbered.seq + 1), key)];
    await settled([...removals, ...kept], failed);
    return numbered.seq;
  }

  /** Store an item that has its number already; false if another has that number. */
  async keep(item: Item, bytes: ArrayBuffer): Promise<boolean> {
    const tx = this.#db.transaction(ALL, "readwrite", STRICT);
    const [entries, numbers] = [tx.objectStore("entries"), tx.objectStore("numbers")];
    const key: [string, Stream] = [item.attemptId, item.stream];
    const failed = failureOf(tx.done);
    const isFree = (await entries.get(keyOf(item))) === undefined;
    const next = (await numbers.get(key)) ?? 0;
    const puts = isFree ? [entries.put(item), tx.objectStore("bodies").put(bytes, keyOf(item)), numbers.put(Math.max(next, item.seq + 1), key)] : [];
    await settled(puts, failed);
    return isFree;
  }

  /** Remove items that other attempts left on this device long ago. */
  async removeExpired(now: Date): Promise<void> {
    const limit = new Date(now.getTime() - EXPIRE_AFTER_MS).toISOString();
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

/** Why a transaction failed; null: it did not. */
function failureOf(done: Promise<void>): Promise<unknown> {
  return done.then(
    () => null,
    (error: unknown) => error,
  );
}

/** Resolves once the transaction is done. A request may reject as aborted before the transaction rejects with the reason, which is thrown. */
async function settled(requests: readonly Promise<unknown>[], failed: Promise<unknown>): Promise<void> {
  for (const request of requests) request.catch(() => undefined);
  const error = await failed;
  if (error !== null) throw error as Error;
}

function keyOf({ attemptId, stream, seq }: Item): Key {
  return [attemptId, stream, seq];
}

/** Copy the pictures of version 1, which keep their numbers. */
async function migrateFrames(
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

/** Leave the old database as it was, and let opening it reject. */
function abortUpgrade(tx: IDBPTransaction<Schema, ("entries" | "bodies" | "numbers")[], "versionchange">): void {
  try {
    tx.abort();
  } catch {
    // The failure has already aborted it.
  }
}

/** For tests: begin with an empty database. */
export function eraseStore(): Promise<void> {
  return deleteDB(NAME);
}
