// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import { WakeLock, type WakeLockState } from "./wakeLock";

class FakeLock extends EventTarget {
  released = false;
  release = (): Promise<void> => {
    this.released = true;
    this.dispatchEvent(new Event("release"));
    return Promise.resolve();
  };
}

let given: FakeLock[];
let refuses: boolean;
let states: WakeLockState[];
let lock: WakeLock;

const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));

function show(visible: boolean): void {
  vi.spyOn(document, "visibilityState", "get").mockReturnValue(visible ? "visible" : "hidden");
  if (!visible) void given.at(-1)?.release();
  document.dispatchEvent(new Event("visibilitychange"));
}

beforeEach(() => {
  given = [];
  states = [];
  refuses = false;
  const request = (): Promise<FakeLock> => {
    if (refuses) return Promise.reject(new DOMException("", "NotAllowedError"));
    given.push(new FakeLock());
    return Promise.resolve(given.at(-1)!);
  };
  Object.defineProperty(navigator, "wakeLock", { configurable: true, value: { request } });
  lock = new WakeLock((state) => states.push(state));
});

afterEach(() => {
  lock.release();
  vi.restoreAllMocks();
  Reflect.deleteProperty(navigator, "wakeLock");
});

describe("WakeLock", () => {
  it("is held from beginning to end, once", async () => {
    lock.hold();
    lock.hold();
    await settle();
    document.dispatchEvent(new Event("pointerdown"));
    await settle();
    expect(given).toHaveLength(1);
    lock.release();
    expect(given[0]!.released).toBe(true);
    show(true);
    await settle();
    expect(given).toHaveLength(1);
    expect(states).toEqual(["held", "off"]);
  });

  it("is asked for again each time the page is shown after it was hidden", async () => {
    lock.hold();
    await settle();
    for (const count of [2, 3]) {
      show(false);
      await settle();
      show(true);
      await settle();
      expect(given).toHaveLength(count);
    }
    expect(given.map(({ released }) => released)).toEqual([true, true, false]);
    expect(states).toEqual(["held"]);
  });

  it("is asked for again after a refusal, when somebody touches the page", async () => {
    refuses = true;
    lock.hold();
    await settle();
    refuses = false;
    document.dispatchEvent(new Event("keydown"));
    await settle();
    expect(states).toEqual(["refused", "held"]);
  });

  it("is said to be refused when the device takes it away from a page that is shown", async () => {
    lock.hold();
    await settle();
    await given[0]!.release();
    expect(states).toEqual(["held", "refused"]);
  });

  it("is given back at once where it comes after the end", async () => {
    lock.hold();
    lock.release();
    await settle();
    expect(given.map(({ released }) => released)).toEqual([true]);
  });

  it("breaks nothing where the browser has none", () => {
    Reflect.deleteProperty(navigator, "wakeLock");
    lock.hold();
    lock.release();
    expect(states).toEqual(["missing", "off"]);
  });
});
