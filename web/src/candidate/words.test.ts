import { describe, expect, it } from "vitest";

import type { ConnectionView } from "./connectionView";
import { loudness } from "./MicMeter";
import { safeUrl } from "./safeUrl";
import { backlogWords, checkWords, everySeconds, healthOf, storageWords } from "./words";

const GOOD: ConnectionView = {
  socket: "open",
  rttMs: 40,
  byRequest: false,
  trouble: null,
  heldBack: 0,
  behindS: null,
  outbox: "sending",
  backlog: 1,
  pictures: 1,
  videos: 0,
  sounds: 0,
  chats: 0,
  saved: 9,
  sent: 8,
  persistent: null,
  refused: 0,
  refusals: [],
  dropped: 0,
  durable: true,
  held: 0,
};
const FACE = { x: 0, y: 0, width: 1, height: 1, score: 1 };

describe("words", () => {
  it("tells how well the page is connected", () => {
    expect(healthOf(GOOD)).toBe("connected");
    expect(healthOf({ ...GOOD, rttMs: 2000 })).toBe("unstable");
    expect(healthOf({ ...GOOD, rttMs: 2000, behindS: 12, backlog: 30 })).toBe("slow");
    expect(healthOf({ ...GOOD, backlog: 20 })).toBe("unstable");
    expect(healthOf({ ...GOOD, outbox: "waiting" })).toBe("unstable");
    expect(healthOf({ ...GOOD, socket: "lost" })).toBe("reconnecting");
    expect(healthOf({ ...GOOD, socket: "lost", byRequest: true })).toBe("by_request");
    expect(healthOf({ ...GOOD, socket: "lost", byRequest: true, outbox: "waiting" })).toBe("unstable");
    expect(healthOf({ ...GOOD, backlog: 20, heldBack: 18 })).toBe("connected");
  });

  it("is content with exactly one face", () => {
    const check = (faces: number): boolean =>
      checkWords({ status: "analysed", faces: Array.from({ length: faces }, () => FACE), width: 640, height: 480 }).good;
    expect([0, 1, 2].map(check)).toEqual([false, true, false]);
    expect(checkWords({ status: "not_analysed", faces: [FACE], width: 640, height: 480 }).title).toMatch(/could not be analysed/);
  });

  it("links only to web pages", () => {
    expect(safeUrl("https://exam.test/1")).toBe("https://exam.test/1");
    expect(safeUrl("javascript:alert(1)")).toBeNull();
    expect(safeUrl("exam")).toBeNull();
    expect(safeUrl(null)).toBeNull();
  });

  it("counts what waits", () => {
    expect(backlogWords({ backlog: 12, pictures: 12, sounds: 0, videos: 0, chats: 0 })).toBe("12 pictures");
    expect(backlogWords({ backlog: 5, pictures: 1, sounds: 2, videos: 0, chats: 1 })).toBe("1 message, 1 note of this page, 2 stretches of sound and 1 picture");
    expect(backlogWords({ backlog: 3, pictures: 1, sounds: 0, videos: 2, chats: 0 })).toBe("2 stretches of video and 1 picture");
    expect(backlogWords({ backlog: 2, pictures: 0, sounds: 0, videos: 0, chats: 0 })).toBe("2 notes of this page");
  });

  it("promises no more than the browser does", () => {
    expect(storageWords({ durable: false, held: 0, persistent: null })).toMatch(/do not reload/);
    expect(storageWords({ durable: true, held: 2, persistent: true })).toMatch(/^2 items .*would not survive a reload/);
    expect(storageWords({ durable: true, held: 0, persistent: false })).not.toMatch(/clear it away/);
    expect(storageWords({ durable: true, held: 0, persistent: true })).toMatch(/does not clear it away/);
  });

  it("puts an interval and a loudness into human terms", () => {
    expect(everySeconds(1)).toBe("every second");
    expect(everySeconds(0.5)).toBe("every 0.5 seconds");
    expect(loudness(new Float32Array(8))).toBe(0);
    expect(loudness(new Float32Array(8).fill(1))).toBe(1);
  });
});
