import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import { electLeader } from "./leaderElection";
import type { TabLock } from "./pageChannel";

/** A synchronous `BroadcastChannel`, as between the tabs of one browser. */
class FakeChannel {
  static all: FakeChannel[] = [];
  onmessage: ((event: { data: unknown }) => void) | null = null;
  constructor(readonly name: string) {
    FakeChannel.all.push(this);
  }
  postMessage(data: unknown): void {
    for (const other of [...FakeChannel.all]) if (other !== this && other.name === this.name) other.onmessage?.({ data });
  }
  close(): void {
    FakeChannel.all = FakeChannel.all.filter((each) => each !== this);
  }
}

let log: string[];

function lock(id: string, name = "attempt-1"): TabLock {
  return electLeader(name, {
    onHeld: () => log.push(`${id} leads`),
    onWaiting: () => log.push(`${id} waits`),
    onYield: () => {
      log.push(`${id} yields`);
      return Promise.resolve();
    },
  });
}

function tab(id: string, name?: string): () => void {
  const held = lock(id, name);
  return () => held.release();
}

beforeEach(() => {
  log = [];
  FakeChannel.all = [];
  vi.useFakeTimers();
  vi.stubGlobal("BroadcastChannel", FakeChannel);
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe("tabs without Web Locks", () => {
  it("has one leader, and the other takes over when it is closed", () => {
    const leave = tab("one");
    vi.advanceTimersByTime(2000);
    tab("two");
    vi.advanceTimersByTime(60_000);
    expect(log).toEqual(["one leads", "two waits"]);
    leave();
    vi.advanceTimersByTime(3000);
    expect(log).toEqual(["one leads", "two waits", "two leads"]);
  });

  it("has one leader where both ask at once", () => {
    tab("one");
    tab("two");
    vi.advanceTimersByTime(10_000);
    expect(log.filter((line) => line.endsWith("leads"))).toHaveLength(1);
  });

  it("keeps attempts apart", () => {
    tab("one");
    tab("two", "attempt-2");
    vi.advanceTimersByTime(3000);
    expect(log).toEqual(["one leads", "two leads"]);
  });

  it("hands over to the tab that asks for it, and takes back the same way", async () => {
    const one = lock("one");
    await vi.advanceTimersByTimeAsync(2000);
    const two = lock("two");
    await vi.advanceTimersByTimeAsync(1000);
    two.takeOver();
    two.takeOver();
    await vi.advanceTimersByTimeAsync(30_000);
    expect(log).toEqual(["one leads", "two waits", "one yields", "two leads", "one waits"]);
    one.takeOver();
    await vi.advanceTimersByTimeAsync(30_000);
    expect(log.slice(5)).toEqual(["two yields", "one leads", "two waits"]);
  });

  it("does not wait for ever for a tab that is frozen, which yields when it wakes", async () => {
    let wake = (): void => undefined;
    electLeader("attempt-1", { onHeld: () => log.push("one leads"), onWaiting: () => log.push("one waits"), onYield: () => new Promise((resolve) => (wake = resolve)) });
    await vi.advanceTimersByTimeAsync(2000);
    const two = lock("two");
    await vi.advanceTimersByTimeAsync(1000);
    two.takeOver();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(log).toEqual(["one leads", "two waits", "two leads"]);
    wake();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(log.slice(3)).toEqual(["one waits"]);
  });

  it("leads at once where the browser refuses the channel", () => {
    vi.stubGlobal("BroadcastChannel", function refuse(): never {
      throw new DOMException("refused", "SecurityError");
    });
    expect(lock("one").isGuarded).toBe(false);
    expect(log).toEqual(["one leads"]);
  });
});
