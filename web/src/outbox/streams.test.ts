// @vitest-environment node
import "fake-indexeddb/auto";

import { type DBSchema, openDB } from "idb";
import { afterEach, beforeEach, describe, expect, it, vi, type MockInstance } from "vitest";

import { sha256 } from "./digest";
import { FakeServer, from, problem } from "./fakeServer";
import { Outbox, type OutboxOptions } from "./outbox";
import { eraseStore } from "./store";
import { FairScheduler, type Stream } from "./streams";

const NOW = new Date("2026-03-01T09:00:00.123Z");

let server: FakeServer;
let open: Outbox[];

function make(options: Partial<OutboxOptions> = {}): Outbox {
  const tokens = { get: () => Promise.resolve("token"), refresh: () => Promise.resolve("token") };
  const outbox = new Outbox({ attemptId: "attempt-1", nextSeqs: from(0), tokens, fetch: server.fetch, ...options });
  open.push(outbox);
  return outbox;
}

function bytes(n: number, size = 16): ArrayBuffer {
  return new Uint8Array(size).fill(n).buffer;
}

async function add(outbox: Outbox, stream: Stream, count: number, size = 16): Promise<void> {
  for (let n = 0; n < count; n++) await outbox.add(stream, bytes(n, size), NOW);
}

function sent(): string[] {
  return server.sent.map(({ stream, seq }) => `${stream} ${seq}`);
}

beforeEach(async () => {
  server = new FakeServer();
  open = [];
  await eraseStore();
});

afterEach(async () => {
  for (const outbox of open) outbox.close();
  await new Promise((resolve) => setTimeout(resolve, 0));
});

describe("FairScheduler", () => {
  it("goes by priority, and comes round to everybody", () => {
    const scheduler = new FairScheduler();
    const order = Array.from({ length: 10 }, () => scheduler.next(["camera", "microphone"]));
    expect(order.filter((stream) => stream === "camera")).toHaveLength(8);
    expect(order.indexOf("microphone")).toBe(4);
  });

  it("has nobody to serve where nobody waits", () => {
    expect(new FairScheduler().next([])).toBeUndefined();
  });
});

describe("Outbox with three streams", () => {
  it("numbers each stream by itself, and says what each item is", async () => {
    const outbox = make({ nextSeqs: from(7, 3, 0) });
    expect(await outbox.add("camera", bytes(1), NOW)).toBe(7);
    expect(await outbox.add("microphone", bytes(2), NOW)).toBe(3);
    expect(await outbox.add("page", bytes(3), NOW)).toBe(0);
    expect(await outbox.flush(2000)).toBe(true);
    const types = server.sent.map(({ stream, seq, headers }) => [stream, seq, headers.get("Content-Type")]);
    expect(types.sort()).toEqual([
      ["camera", 7, "image/jpeg"],
      ["microphone", 3, "audio/webm"],
      ["page", 0, "application/json"],
    ]);
  });

  it("does not let an event wait for a picture that hangs", async () => {
    server.script = [() => new Promise<Response>(() => undefined)];
    const outbox = make();
    await outbox.add("camera", bytes(1), NOW);
    await vi.waitFor(() => expect(sent()).toEqual(["camera 0"]));
    await add(outbox, "page", 2);
    await vi.waitFor(() => expect(server.others).toEqual(["page 0", "page 1"]));
    expect(outbox.waiting("camera")).toBe(1);
    expect(outbox.waiting("page")).toBe(0);
  });

  it("sends sound beside pictures, each in order", async () => {
    server.offline = true;
    const outbox = make();
    await add(outbox, "microphone", 2);
    await add(outbox, "camera", 10);
    server.offline = false;
    expect(await outbox.flush(2000)).toBe(true);
    expect(server.streams.indexOf("camera")).toBeLessThan(2);
    expect(server.streams.indexOf("microphone")).toBeLessThan(2);
    expect(server.order.filter((_, index) => server.streams[index] === "camera")).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  });

  it("goes on with events and sound while the server sheds pictures", async () => {
    server.refuse = (stream) => (stream === "camera" ? problem(503, "overloaded", { "Retry-After": "30" }) : null);
    const outbox = make();
    await outbox.add("camera", bytes(1), NOW);
    await vi.waitFor(() => expect(outbox.state).toBe("waiting"));
    await outbox.add("page", bytes(2), NOW);
    await outbox.add("microphone", bytes(3), NOW);
    await vi.waitFor(() => expect(server.others.sort()).toEqual(["microphone 0", "page 0"]));
    await vi.waitFor(() => expect(outbox.backlog).toBe(1));
    // That other streams get through does not end the wait for pictures.
    expect(outbox.state).toBe("waiting");
    server.refuse = null;
    expect(await outbox.flush(2000)).toBe(true);
    expect(outbox.state).toBe("sending");
  });
});

function fullDisk(): MockInstance {
  return vi.spyOn(IDBObjectStore.prototype, "put").mockImplementation(() => {
    throw new DOMException("full", "QuotaExceededError");
  });
}

describe("a number that another browser has used meanwhile", () => {
  it("is given up, not what it stood for", async () => {
    server.refuse = (stream, seq) => (stream === "camera" && seq === 0 ? problem(409, "frame-conflict") : null);
    const outbox = make();
    await outbox.add("camera", bytes(7), NOW);
    await vi.waitFor(() => expect(server.stored.size).toBe(1));
    expect([...server.stored.values()]).toEqual([await sha256(bytes(7))]);
    expect(await outbox.flush(2000)).toBe(true);
    expect([outbox.refused, server.gaps]).toEqual([0, []]);
  });

  it("does not go on for ever where every number is taken", async () => {
    server.refuse = (stream) => (stream === "camera" ? problem(409, "frame-conflict") : null);
    const outbox = make();
    await outbox.add("camera", bytes(7), NOW);
    await vi.waitFor(() => expect(outbox.refused).toBe(1));
    expect(await outbox.flush(4000)).toBe(true);
    expect(server.gaps.flatMap(({ seqs }) => seqs)).toEqual([1]);
  });
});

describe("a device without room", () => {
  it("evicts the oldest when the device is full, and counts it", async () => {
    server.offline = true;
    const outbox = make({ maxBytes: 100, maxMemoryBytes: 0 });
    for (let n = 0; n < 12; n++) await outbox.add("camera", bytes(n, 16), NOW);
    expect(outbox.waiting("camera")).toBeLessThanOrEqual(6);
    expect(outbox.waiting("camera") + outbox.dropped).toBe(12);
    const dropped = outbox.dropped;
    server.offline = false;
    expect(await outbox.flush(2000)).toBe(true);
    const pictures = server.order.filter((_, index) => server.streams[index] === "camera");
    expect(pictures.at(-1)).toBe(11);
    expect([...pictures].sort((a, b) => a - b)).toEqual(pictures);
    expect(server.gaps.every(({ stream, cause }) => stream === "camera" && cause === "device_full")).toBe(true);
    expect(server.gaps.reduce((sum, { seqs }) => sum + seqs.length, 0)).toBe(dropped);
  });

  it("uses memory up to its own bound before anything that waits is given up", async () => {
    server.offline = true;
    const outbox = make({ maxMemoryBytes: 10 * 16 });
    await add(outbox, "camera", 4, 16);
    const full = fullDisk();
    await add(outbox, "camera", 10, 16);
    expect([outbox.dropped, outbox.held, outbox.waiting("camera")]).toEqual([0, 10, 14]);
    await add(outbox, "camera", 1, 16);
    expect(outbox.dropped).toBeGreaterThan(0);
    expect(outbox.dropped + outbox.waiting("camera")).toBe(15);
    full.mockRestore();
    server.offline = false;
    expect(await outbox.flush(2000)).toBe(true);
    expect(outbox.held).toBe(0);
    expect(server.gaps.every(({ cause }) => cause === "device_full")).toBe(true);
  });

  it("moves what is in memory alone to the disk as soon as that takes items again, so that the next page has it", async () => {
    server.offline = true;
    const outbox = make();
    await outbox.open();
    const full = fullDisk();
    await add(outbox, "camera", 5, 16);
    await add(outbox, "page", 2, 16);
    expect(outbox.held).toBe(7);
    full.mockRestore();
    await add(outbox, "camera", 1, 16);
    expect([outbox.held, outbox.waiting("camera"), outbox.waiting("page")]).toEqual([0, 6, 2]);
    outbox.close();
    server.offline = false;
    const next = make();
    await next.open();
    expect(await next.flush(4000)).toBe(true);
    expect(server.order.filter((_, index) => server.streams[index] === "camera")).toEqual([0, 1, 2, 3, 4, 5]);
    expect(server.gaps).toEqual([]);
  });

  it("writes nothing over what another page has stored under the same number", async () => {
    server.offline = true;
    const [first, second] = [make(), make()];
    await Promise.all([first.open(), second.open()]);
    const full = fullDisk();
    await first.add("camera", bytes(1, 16), NOW);
    full.mockRestore();
    await second.add("camera", bytes(2, 16), NOW);
    await first.add("camera", bytes(3, 16), NOW);
    expect(first.held).toBe(1);
    expect((await second.waitingItems("camera")).map((each) => [...new Uint8Array(each.bytes)])).toEqual([[...new Uint8Array(bytes(2, 16))]]);
  });

  it("uses memory where the browser allows less than what waits", async () => {
    server.offline = true;
    const outbox = make({ maxBytes: 100 });
    await add(outbox, "camera", 20, 16);
    expect([outbox.dropped, outbox.waiting("camera")]).toEqual([0, 20]);
    expect(outbox.held).toBeGreaterThan(10);
    server.offline = false;
    expect(await outbox.flush(2000)).toBe(true);
    expect(server.order.filter((_, index) => server.streams[index] === "camera").at(-1)).toBe(19);
  });

  it("keeps text whatever it takes, and gives up pictures for it", async () => {
    server.offline = true;
    const outbox = make({ maxMemoryBytes: 64 });
    const full = fullDisk();
    await add(outbox, "camera", 4, 16);
    await add(outbox, "page", 12, 16);
    expect(outbox.waiting("page")).toBe(12);
    expect(outbox.waiting("camera")).toBe(0);
    full.mockRestore();
  });

  it("does not wait for ever for a disk that does not answer", async () => {
    server.offline = true;
    const outbox = make();
    await outbox.open();
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    const silent = vi.spyOn(IDBDatabase.prototype, "transaction").mockImplementation(() => new Proxy({}, { get: () => () => new Promise(() => undefined) }) as IDBTransaction);
    const added = [outbox.add("camera", bytes(1), NOW), outbox.add("camera", bytes(2), NOW)];
    for (let n = 0; n < 10; n++) await vi.advanceTimersByTimeAsync(1000);
    expect((await Promise.all(added)).every((seq) => seq !== null)).toBe(true);
    silent.mockRestore();
    vi.useRealTimers();
    expect(outbox.held).toBe(2);
  });

  it("reports what the disk has lost, and goes on with the rest", async () => {
    server.offline = true;
    const outbox = make();
    await add(outbox, "camera", 3, 16);
    const gone = vi.spyOn(IDBDatabase.prototype, "transaction").mockImplementation(() => {
      throw new DOMException("closing", "InvalidStateError");
    });
    await add(outbox, "camera", 1, 16);
    server.offline = false;
    await vi.waitFor(() => {
      outbox.wake();
      expect(outbox.waiting("camera")).toBe(0);
    }, 4000);
    gone.mockRestore();
    expect(outbox.dropped).toBe(3);
    expect(await outbox.flush(4000)).toBe(true);
    expect(server.gaps.flatMap(({ seqs }) => seqs).sort()).toEqual([0, 1, 2]);
  });

  it("works from memory when the device has no storage", async () => {
    const broken = vi.spyOn(indexedDB, "open").mockImplementation(() => {
      throw new Error("no storage");
    });
    const outbox = make();
    await outbox.add("camera", bytes(1), NOW);
    expect(await outbox.flush(2000)).toBe(true);
    expect(outbox.durable).toBe(false);
    expect(server.stored.size).toBe(1);
    broken.mockRestore();
  });

  it("evicts pictures for want of room, then sound, and events last", async () => {
    server.offline = true;
    const outbox = make({ maxBytes: 2000, maxMemoryBytes: 0 });
    await add(outbox, "page", 10, 20);
    await add(outbox, "microphone", 4, 50);
    await add(outbox, "camera", 40, 200);
    expect(outbox.waiting("page")).toBe(10);
    expect(outbox.waiting("microphone")).toBe(4);
    expect(outbox.waiting("camera")).toBeLessThan(9);
    expect(outbox.dropped).toBe(40 - outbox.waiting("camera"));
    await add(outbox, "microphone", 100, 50);
    expect(outbox.waiting("page")).toBe(10);
    expect(outbox.backlog - outbox.waiting("gaps") + outbox.dropped).toBe(154);
  });
});

interface FirstSchema extends DBSchema {
  items: { key: [string, number]; value: object };
  bytes: { key: [string, number]; value: ArrayBuffer };
}

/** A device on which version 1 left pictures. */
async function firstVersion(seqs: number[]): Promise<void> {
  const db = await openDB<FirstSchema>("openproctor-outbox", 1, {
    upgrade(created) {
      created.createObjectStore("items", { keyPath: ["attemptId", "seq"] });
      created.createObjectStore("bytes");
    },
  });
  for (const seq of seqs) {
    const item = { attemptId: "attempt-1", seq, capturedAt: NOW.toISOString(), sha256: await sha256(bytes(seq)), size: 16 };
    await db.put("items", item);
    await db.put("bytes", bytes(seq), ["attempt-1", seq]);
  }
  db.close();
}

describe("a device with the database of version 1", () => {
  it("loses nothing of what waits, and keeps its numbers", async () => {
    await firstVersion([4, 5, 9]);
    const outbox = make();
    await outbox.open();
    expect(outbox.durable).toBe(true);
    expect(await outbox.flush(2000)).toBe(true);
    expect(sent()).toEqual(["camera 4", "camera 5", "camera 9"]);
    expect(server.stored.get(9)).toBe(await sha256(bytes(9)));
    expect(await outbox.add("camera", bytes(1), NOW)).toBe(10);
  });

  it("keeps the migrated items until the server has them", async () => {
    await firstVersion([0, 1]);
    server.offline = true;
    const before = make();
    await before.open();
    expect(before.backlog).toBe(2);
    before.close();
    await new Promise((resolve) => setTimeout(resolve, 0));
    server.offline = false;
    const after = make();
    await after.open();
    expect(await after.flush(2000)).toBe(true);
    expect(sent()).toEqual(["camera 0", "camera 1"]);
  });
});

describe("what was in memory alone", () => {
  it("is reported missing by the next page", async () => {
    const words = new Map<string, string>();
    vi.stubGlobal("localStorage", {
      getItem: (key: string) => words.get(key) ?? null,
      setItem: (key: string, value: string) => words.set(key, value),
      removeItem: (key: string) => words.delete(key),
    });
    server.offline = true;
    const broken = vi.spyOn(indexedDB, "open").mockImplementation(() => {
      throw new Error("no storage");
    });
    const before = make();
    await add(before, "camera", 3);
    before.close();
    broken.mockRestore();
    server.offline = false;
    // Out of turn the server got the second alone, and goes on from there: which of those before it came, it knows itself.
    const after = make({ nextSeqs: from(2) });
    await after.open();
    expect(await after.flush(3000)).toBe(true);
    expect(server.gaps).toMatchObject([{ stream: "camera", seqs: [0, 1, 2], cause: "page_closed_without_storage" }]);
    expect(await after.add("camera", bytes(9), NOW)).toBe(3);
    vi.unstubAllGlobals();
  });
});

describe("numbers", () => {
  it("are not used twice, though the items are gone", async () => {
    const one = make();
    const two = make();
    await Promise.all([one.open(), two.open()]);
    await add(one, "camera", 3);
    expect(await one.flush(2000)).toBe(true);
    expect(await two.add("camera", bytes(9), NOW)).toBe(3);
  });
});
