// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import { FakeTime } from "./fakeTime";
import type { PageEvent } from "./pageEvents";
import { PageWatch } from "./pageWatch";
import { planOf } from "./watchPlan";

const LASTING = ["tab_hidden", "window_blurred", "fullscreen_left", "screen_share_stopped"];
const browser = { hidden: false, focused: true, full: true };
let time: FakeTime;
let events: PageEvent[];
let watch: PageWatch;

function reported(): string[] {
  return events.map(({ signal, state }) => `${signal} ${state}`);
}

function fire(target: EventTarget, type: string, init: object = {}): void {
  target.dispatchEvent(Object.assign(new Event(type), init));
}

function leavePage(): void {
  Object.assign(browser, { focused: false, hidden: true, full: false });
  fire(window, "blur");
  fire(document, "fullscreenchange");
  fire(document, "visibilitychange");
}

function comeBack(): void {
  Object.assign(browser, { focused: true, hidden: false });
}

beforeEach(() => {
  Object.assign(browser, { hidden: false, focused: true, full: true });
  time = new FakeTime();
  events = [];
  vi.spyOn(document, "visibilityState", "get").mockImplementation(() => (browser.hidden ? "hidden" : "visible"));
  vi.spyOn(document, "hasFocus").mockImplementation(() => browser.focused);
  for (const [name, get] of [
    ["fullscreenEnabled", () => true],
    ["fullscreenElement", () => (browser.full ? document.body : null)],
  ] as const) Object.defineProperty(document, name, { configurable: true, get });
  const signals = [...LASTING, "clipboard"].map((kind) => ({ kind, told: true, prevented: false }));
  const plan = planOf({ sample_every_s: 1, warn_candidate: true, require_fullscreen: true, record_screen: true, signals }, "frame");
  watch = new PageWatch({ plan, onEvent: (event) => events.push(event), ticker: time.ticker, now: time.now });
  watch.start();
  time.pass(1000);
  events.length = 0;
});

afterEach(() => watch.stop());

describe("a page that goes away", () => {
  it.each([
    ["hides before it is left", ["hide", "pagehide"]],
    ["hides after it is left", ["pagehide", "hide"]],
    ["is hidden and frozen", ["hide", "freeze"]],
  ])("says nothing of being left when it %s", (_, order) => {
    for (const step of order) {
      if (step === "hide") leavePage();
      else fire(step === "freeze" ? document : window, step);
    }
    expect(reported()).toEqual([]);
  });

  it("still says what was done on it just before", () => {
    fire(document, "paste");
    leavePage();
    fire(document, "paste");
    fire(window, "pagehide");
    expect(reported()).toEqual(["clipboard once", "clipboard once"]);
  });

  it("says that it was left when that lasts, and at what time", () => {
    const at = time.now();
    leavePage();
    time.pass(1500);
    expect(reported()).toContain("tab_hidden on");
    expect(events.every(({ capturedAt }) => capturedAt.getTime() === at.getTime())).toBe(true);
  });

  it("says that it was left for a moment, if it went on all the time", () => {
    leavePage();
    time.pass(400);
    comeBack();
    fire(document, "visibilitychange");
    time.pass(1000);
    expect(reported().filter((words) => words.startsWith("tab_hidden"))).toEqual(["tab_hidden on", "tab_hidden off"]);
  });

  it("goes on watching when leaving it came to nothing", () => {
    fire(window, "pagehide");
    time.pass(2000);
    leavePage();
    time.pass(1500);
    expect(reported()).toContain("tab_hidden on");
  });
});

describe("a page that was away", () => {
  it.each([30_000, 5000])("asleep for %i ms says nothing of being left", (ms) => {
    leavePage();
    time.skip(ms);
    comeBack();
    fire(document, "visibilitychange");
    time.pass(3000);
    expect(reported()).toEqual(["tab_hidden off", "window_blurred off"]);
  });

  it("gives time for what a sleep ends: full screen and the shared screen", () => {
    const track = Object.assign(new EventTarget(), { readyState: "live" });
    watch.setScreen(track as unknown as MediaStreamTrack);
    time.pass(25_000);
    events.length = 0;
    time.skip(30_000);
    browser.full = false;
    time.pass(1000);
    track.readyState = "ended";
    fire(track, "ended");
    time.pass(17_000);
    expect(reported().filter((words) => words.endsWith("on"))).toEqual([]);
    time.pass(5000);
    expect(reported().filter((words) => words.endsWith("on"))).toEqual(["fullscreen_left on", "screen_share_stopped on"]);
  });

  it.each([
    ["from the cache of visited pages", () => fire(window, "pageshow", { persisted: true })],
    ["from being frozen", () => fire(document, "resume")],
  ])("comes back %s like one just opened", (_, back) => {
    leavePage();
    fire(window, "pagehide");
    comeBack();
    back();
    time.pass(2000);
    expect(reported()).toEqual(["tab_hidden off", "window_blurred off"]);
  });

  it("says from then on that it is still behind another one", () => {
    leavePage();
    time.skip(30_000);
    const back = time.now();
    time.pass(2000);
    const hidden = events.find(({ signal, state }) => signal === "tab_hidden" && state === "on");
    expect(hidden!.capturedAt.getTime()).toBeGreaterThanOrEqual(back.getTime());
  });
});
