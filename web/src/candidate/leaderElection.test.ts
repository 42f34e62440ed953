import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import { electLeader } from "./leaderElection";

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

function tab(id: string, name = "attempt-1"): () => void {
  return electLeader(name, { onHeld: () => log.push(`${id} leads`), onWaiting: () => log.push(`${id} waits`) });
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
});
