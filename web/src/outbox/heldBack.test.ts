// @vitest-environment node
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import { HeldBack } from "./heldBack";

interface Item {
  seq: number;
}

let resumed: number;
let held: HeldBack<Item>;

beforeEach(() => {
  vi.useFakeTimers();
  resumed = 0;
  held = new HeldBack<Item>(() => (resumed += 1));
});

afterEach(() => {
  held.close();
  vi.useRealTimers();
});

describe("HeldBack", () => {
  it("takes a first answer of somebody else for the network as a whole", () => {
    const item = { seq: 1 };
    expect(held.foreign(item, 403, true)).toBe(false);
    expect([held.isWaiting(item), held.size]).toEqual([false, 0]);
  });

  it("holds back at once what is too large for something on the way, and more and more rarely tries again", () => {
    const item = { seq: 1 };
    expect(held.foreign(item, 413, false)).toBe(true);
    expect([held.isWaiting(item), held.size]).toEqual([true, 1]);
    vi.advanceTimersByTime(15_000);
    expect([held.isWaiting(item), held.size, resumed]).toEqual([false, 1, 1]);
    held.foreign(item, 413, false);
    vi.advanceTimersByTime(20_000);
    expect(held.isWaiting(item)).toBe(true);
    vi.advanceTimersByTime(10_000);
    expect([held.isWaiting(item), resumed]).toEqual([false, 2]);
    for (let times = 0; times < 8; times += 1) held.foreign(item, 413, false);
    vi.advanceTimersByTime(120_000);
    expect(held.isWaiting(item)).toBe(false);
  });

  it("holds back what is answered by somebody else while the server answers for others", () => {
    const item = { seq: 1 };
    held.foreign(item, 403, false);
    vi.advanceTimersByTime(100);
    held.answered({ seq: 2 });
    expect(held.foreign(item, 403, false)).toBe(true);
  });

  it("lets others try where nothing is known of them, but not where none waits", () => {
    const item = { seq: 1 };
    expect([1, 2, 3].map(() => held.foreign(item, 502, true))).toEqual([false, false, true]);
    const alone = { seq: 2 };
    expect([1, 2, 3, 4].map(() => held.foreign(alone, 502, false))).toEqual([false, false, false, false]);
  });

  it("forgets what has arrived or is gone, and tries all when the network may be another", () => {
    const [arrived, gone, left] = [{ seq: 1 }, { seq: 2 }, { seq: 3 }];
    for (const each of [arrived, gone, left]) held.foreign(each, 413, false);
    held.answered(arrived);
    held.keepOnly((item) => item !== gone);
    expect(held.size).toBe(1);
    held.retryNow();
    expect([held.isWaiting(left), held.size]).toEqual([false, 1]);
  });
});
