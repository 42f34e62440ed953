import { describe, expect, it } from "vitest";

import type { RecordedVideo } from "../../api/types";
import { mediaTime, momentOf, partAt, shareOf, spanOf } from "./timeline";

const START = Date.parse("2026-03-01T09:00:00Z");
const at = (second: number): string => new Date(START + second * 1000).toISOString();

/** 0 to 10 s, a gap of a minute, 70 to 75 s. */
const VIDEO: RecordedVideo = {
  stream: "recording",
  video: "",
  parts: [{ video: "a", media_type: "video/webm", media_start_s: 0, duration_s: 15, size: 0 }],
  duration_s: 15,
  size: 0,
  width: 640,
  height: 480,
  has_sound: true,
  segments: [
    { seq: 0, captured_at: at(0), duration_s: 5, media_start_s: 0, late: false },
    { seq: 1, captured_at: at(5), duration_s: 5, media_start_s: 5, late: false },
    { seq: 2, captured_at: at(70), duration_s: 5, media_start_s: 10, late: false },
  ],
  gaps: [{ begins_at: at(10), ends_at: at(70), cause: "nothing_recorded" }],
};

describe("the video's time", () => {
  it("is the clock's where something was recorded", () => {
    for (const [clock, second] of [[0, 0], [7, 7], [72, 12]] as const) {
      expect(mediaTime(VIDEO, START + clock * 1000)).toEqual({ second, recorded: true });
      expect(momentOf(VIDEO, second)).toBe(START + clock * 1000);
    }
  });

  it("leads from a gap to what follows it", () => {
    expect(mediaTime(VIDEO, START + 30_000)).toEqual({ second: 10, recorded: false });
    expect(momentOf(VIDEO, 10)).toBe(START + 70_000);
  });

  it("stays within what there is", () => {
    expect(mediaTime(VIDEO, START - 1000)).toEqual({ second: 0, recorded: false });
    expect(mediaTime(VIDEO, START + 900_000)).toEqual({ second: 15, recorded: false });
    expect(momentOf(VIDEO, 99)).toBe(START + 75_000);
    expect(mediaTime({ segments: [] }, START)).toEqual({ second: 0, recorded: false });
  });

  it("spans all videos with their gaps", () => {
    const span = spanOf([VIDEO, { ...VIDEO, segments: [], gaps: [{ begins_at: at(75), ends_at: at(100), cause: "" }] }]);
    expect(span).toEqual({ from: START, to: START + 100_000 });
    expect(shareOf(span!, START + 25_000)).toBe(0.25);
    expect(spanOf([])).toBeNull();
  });
});

describe("a recording in parts", () => {
  const part = (video: string, media_start_s: number, duration_s: number) => ({ video, media_start_s, duration_s, media_type: "video/mp4", size: 1 });

  it("is one file where nothing changed", () => {
    for (const second of [0, 7, 15, 99]) expect(partAt(VIDEO, second)).toEqual({ index: 0, video: "a", start: 0, length: 15 });
  });

  it("goes on in the next file at the very second at which that begins", () => {
    const recording = { parts: [part("a", 0, 5), part("b", 5, 7), part("c", 12, 3)] };
    for (const [second, index] of [[0, 0], [4.99, 0], [5, 1], [11.9, 1], [12, 2], [20, 2]] as const) {
      expect(partAt(recording, second).index).toBe(index);
    }
    expect(partAt(recording, 6)).toEqual({ index: 1, video: "b", start: 5, length: 7 });
  });
});
