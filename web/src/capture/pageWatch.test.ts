// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import { FakeTime } from "./fakeTime";
import type { PageEvent } from "./pageEvents";
import { PageWatch } from "./pageWatch";
import { PAGE_SIGNALS, type PageSignal, planOf, type WatchPlan } from "./watchPlan";

const ALL = Object.keys(PAGE_SIGNALS) as PageSignal[];

/** The state of the fake browser. */
const browser = { hidden: false, focused: true, full: false, innerWidth: 1000, pixelRatio: 1 };
let time: FakeTime;
let events: PageEvent[];
let watch: PageWatch;

function plan(signals: readonly PageSignal[], prevented: readonly PageSignal[] = [], requireFullscreen = false): WatchPlan {
  const watched = signals.map((kind) => ({ kind, told: true, prevented: prevented.includes(kind) }));
  return planOf({ sample_every_s: 1, warn_candidate: true, require_fullscreen: requireFullscreen, signals: watched }, "frame");
}

/** Begin to watch, and drop the events about the first states. */
function begin(...args: Parameters<typeof plan>): void {
  watch = new PageWatch({ plan: plan(...args), onEvent: (event) => events.push(event), ticker: time.ticker, now: time.now });
  watch.start();
  events.length = 0;
}

function reported(): string[] {
  return events.map(({ signal, state }) => `${signal} ${state}`);
}

function fire(target: EventTarget, type: string, init: object = {}): Event {
  const event = Object.assign(new Event(type, { bubbles: true, cancelable: true }), init);
  target.dispatchEvent(event);
  return event;
}

function press(key: string, init: object = {}): Event {
  const event = new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...init });
  document.body.dispatchEvent(event);
  return event;
}

function paste(target: EventTarget, text: string): Event {
  return fire(target, "paste", { clipboardData: { getData: () => text, files: [] } });
}

beforeEach(() => {
  Object.assign(browser, { hidden: false, focused: true, full: false, innerWidth: 1000, pixelRatio: 1 });
  time = new FakeTime();
  events = [];
  document.body.innerHTML = "<p id='text'>some words</p><iframe></iframe><form data-own-text><textarea></textarea></form>";
  vi.spyOn(document, "visibilityState", "get").mockImplementation(() => (browser.hidden ? "hidden" : "visible"));
  vi.spyOn(document, "hasFocus").mockImplementation(() => browser.focused);
  for (const [name, get] of [
    ["fullscreenEnabled", () => true],
    ["fullscreenElement", () => (browser.full ? document.body : null)],
  ] as const) Object.defineProperty(document, name, { configurable: true, get });
  vi.spyOn(window, "outerWidth", "get").mockReturnValue(1000);
  vi.spyOn(window, "innerWidth", "get").mockImplementation(() => browser.innerWidth);
  vi.spyOn(window, "devicePixelRatio", "get").mockImplementation(() => browser.pixelRatio);
});

afterEach(() => {
  watch.stop();
  expect(time.timers).toBe(0);
});

describe("what lasts", () => {
  it("is reported at the beginning, as an earlier page may have left it on", () => {
    browser.hidden = true;
    watch = new PageWatch({ plan: plan(ALL), onEvent: (event) => events.push(event), ticker: time.ticker, now: time.now });
    watch.start();
    time.pass(1000);
    expect(reported()).toEqual(["tab_hidden on", "window_blurred off"]);
  });

  it("reports when the page is hidden, and when it is back", () => {
    begin(ALL);
    browser.hidden = true;
    fire(document, "visibilitychange");
    time.pass(3000);
    browser.hidden = false;
    fire(document, "visibilitychange");
    expect(reported()).toEqual(["tab_hidden on", "tab_hidden off"]);
    expect(events[1]!.capturedAt.getTime() - events[0]!.capturedAt.getTime()).toBe(3000);
  });

  it("reports another window in use, but not while the page is hidden", () => {
    begin(ALL);
    browser.focused = false;
    fire(window, "blur");
    time.pass(1000);
    expect(reported()).toEqual(["window_blurred on"]);
    browser.hidden = true;
    fire(document, "visibilitychange");
    time.pass(1000);
    expect(reported().slice(1)).toEqual(["tab_hidden on", "window_blurred off"]);
  });

  it("counts the exam's own frame as the page, and notices when it is left from there", () => {
    begin(ALL);
    document.querySelector("iframe")!.focus();
    // While the focus moves, the page may briefly have none.
    browser.focused = false;
    fire(window, "blur");
    browser.focused = true;
    time.pass(1000);
    expect(reported()).toEqual([]);
    // No event comes from within the frame.
    browser.focused = false;
    time.pass(1000);
    browser.focused = true;
    time.pass(2000);
    expect(reported()).toEqual(["window_blurred on", "window_blurred off"]);
  });

  it("knows full screen as left only after it was entered", () => {
    begin(ALL);
    time.pass(2000);
    expect(reported()).toEqual([]);
    for (const full of [true, false, true]) {
      browser.full = full;
      fire(document, "fullscreenchange");
    }
    time.pass(1000);
    expect(reported()).toEqual(["fullscreen_left off", "fullscreen_left on", "fullscreen_left off"]);
  });

  it("knows full screen as left where it is required and the page was loaded again, though not at once", () => {
    begin(["fullscreen_left"], [], true);
    time.pass(20_000);
    expect(reported()).toEqual([]);
    time.pass(3000);
    expect(reported()).toEqual(["fullscreen_left on"]);
  });

  it("knows no full screen as left that was gone back to in time", () => {
    begin(["fullscreen_left"], [], true);
    time.pass(10_000);
    browser.full = true;
    fire(document, "fullscreenchange");
    time.pass(20_000);
    expect(reported()).toEqual(["fullscreen_left off"]);
  });

  it("asks for no full screen where the browser has none", () => {
    Object.defineProperty(document, "fullscreenEnabled", { configurable: true, get: () => false });
    begin(["fullscreen_left"], [], true);
    time.pass(2000);
    expect(reported()).toEqual([]);
  });

  it("reports a second screen where the browser can tell", () => {
    begin(["second_screen"]);
    expect(reported()).toEqual([]);
    const screen = Object.defineProperty({}, "isExtended", { get: () => true }) as Screen;
    vi.spyOn(window, "screen", "get").mockReturnValue(screen);
    time.pass(1000);
    expect(reported()).toEqual(["second_screen on"]);
  });

  it("reports a shared screen only where one was shared", () => {
    begin(ALL);
    time.pass(1000);
    const track = Object.assign(new EventTarget(), { readyState: "live" });
    watch.setScreen(track as unknown as MediaStreamTrack);
    track.readyState = "ended";
    track.dispatchEvent(new Event("ended"));
    time.pass(1000);
    expect(reported()).toEqual(["screen_share_stopped off", "screen_share_stopped on"]);
  });

  it("reports a required screen that is not shared, though not at once", () => {
    const wanted = planOf({ sample_every_s: 1, warn_candidate: true, record_screen: true, signals: plan(ALL).signals }, "frame");
    watch = new PageWatch({ plan: wanted, onEvent: (event) => events.push(event), ticker: time.ticker, now: time.now });
    watch.start();
    const shares = (): string[] => reported().filter((words) => words.startsWith("screen_share"));
    time.pass(19_000);
    expect(shares()).toEqual([]);
    time.pass(3000);
    watch.setScreen(Object.assign(new EventTarget(), { readyState: "live" }) as unknown as MediaStreamTrack);
    expect(shares()).toEqual(["screen_share_stopped on", "screen_share_stopped off"]);
  });

  it("names a camera that is a program", () => {
    begin(ALL);
    watch.setCamera("HD Webcam C270");
    watch.setCamera("OBS Virtual Camera");
    watch.setCamera("");
    expect(reported()).toEqual(["virtual_camera off", "virtual_camera on"]);
    expect(events[1]!.detail).toBe("OBS Virtual Camera");
  });

  it("ends with the watch", () => {
    begin(ALL);
    browser.hidden = true;
    fire(document, "visibilitychange");
    watch.stop();
    browser.hidden = false;
    fire(document, "visibilitychange");
    expect(reported()).toEqual(["tab_hidden on", "tab_hidden off"]);
  });
});

describe("what happens at once", () => {
  const words = (): HTMLElement => document.querySelector<HTMLElement>("#text")!;
  const writer = (): HTMLTextAreaElement => document.querySelector("textarea")!;

  it("reports how much was pasted, and never what", () => {
    begin(ALL);
    paste(words(), "a secret text");
    expect(events).toMatchObject([{ signal: "clipboard", state: "once", detail: "paste, 13 characters", count: 1 }]);
    expect(JSON.stringify(events)).not.toContain("secret");
  });

  it("reports files and what is no text", () => {
    begin(ALL);
    fire(words(), "paste", { clipboardData: { getData: () => "", files: [1, 2] } });
    time.pass(2000);
    fire(words(), "paste");
    expect(events.map(({ detail }) => detail)).toEqual(["paste, 2 files", "paste, no text"]);
  });

  it("reports how much was copied, from the page and from a field, and nothing where nothing was", () => {
    begin(ALL);
    fire(words(), "copy");
    getSelection()!.selectAllChildren(words());
    fire(words(), "copy");
    getSelection()!.removeAllRanges();
    writer().value = "hello";
    writer().setSelectionRange(1, 4);
    fire(writer(), "cut");
    expect(events.map(({ detail }) => detail)).toEqual(["copy, 10 characters", "cut, 3 characters, in the messages to the proctors"]);
  });

  it("prevents what the policy says, but for words to the proctors", () => {
    begin(ALL, ["clipboard", "context_menu", "print"]);
    expect(paste(words(), "x").defaultPrevented).toBe(true);
    expect(fire(words(), "contextmenu").defaultPrevented).toBe(true);
    expect(press("p", { ctrlKey: true }).defaultPrevented).toBe(true);
    expect(paste(writer(), "x").defaultPrevented).toBe(false);
    expect(fire(writer(), "contextmenu").defaultPrevented).toBe(false);
  });

  it("prevents nothing where the policy only notes", () => {
    begin(ALL);
    expect(paste(words(), "x").defaultPrevented).toBe(false);
    expect(fire(words(), "contextmenu").defaultPrevented).toBe(false);
    expect(press("p", { metaKey: true }).defaultPrevented).toBe(false);
    expect(reported()).toEqual(["clipboard once", "context_menu once", "print once"]);
  });

  it("counts a print by the keyboard once, and one by the menu too", () => {
    begin(ALL);
    press("p", { ctrlKey: true });
    fire(window, "beforeprint");
    time.pass(5000);
    fire(window, "beforeprint");
    press("p");
    press("p", { ctrlKey: true, altKey: true });
    expect(events.map(({ detail }) => detail)).toEqual(["by the keyboard", "by the browser’s menu"]);
  });

  it("knows the keys of developer tools", () => {
    begin(ALL);
    press("F12");
    time.pass(1000);
    press("I", { code: "KeyI", ctrlKey: true, shiftKey: true });
    time.pass(1000);
    press("ˆ", { code: "KeyI", metaKey: true, altKey: true });
    press("i", { code: "KeyI", ctrlKey: true });
    expect(events.map(({ detail }) => detail)).toEqual(["F12", "Ctrl+Shift+I", "Cmd+Option+I"]);
  });

  it("counts a jump of the page's size as docked tools, but not zooming and not full screen", () => {
    begin(["devtools"]);
    Object.assign(browser, { innerWidth: 666, pixelRatio: 1.5 });
    time.pass(2000);
    Object.assign(browser, { innerWidth: 480, full: true });
    time.pass(2000);
    expect(reported()).toEqual([]);
    browser.innerWidth = 100;
    time.pass(5000);
    expect(reported()).toEqual(["devtools once"]);
  });

  it("reports the first at once, and repetitions within a second together", () => {
    begin(ALL);
    for (let n = 0; n < 5; n++) {
      fire(words(), "contextmenu");
      paste(words(), "x".repeat(n));
      time.pass(100);
    }
    expect(reported()).toEqual(["context_menu once", "clipboard once"]);
    time.pass(2000);
    expect(events.slice(2)).toMatchObject([
      { signal: "context_menu", count: 4, detail: null },
      { signal: "clipboard", count: 4, detail: "paste, 1 character; paste, 2 characters; paste, 3 characters; paste, 4 characters" },
    ]);
  });

  it("keeps nothing back when the watch ends", () => {
    begin(ALL);
    fire(words(), "contextmenu");
    fire(words(), "contextmenu");
    watch.stop();
    expect(events.map(({ count }) => count)).toEqual([1, 1]);
  });

  it("does not listen for what is not watched", () => {
    begin(["tab_hidden"]);
    paste(words(), "x");
    press("F12");
    fire(words(), "contextmenu");
    browser.focused = false;
    fire(window, "blur");
    expect(reported()).toEqual([]);
  });
});
