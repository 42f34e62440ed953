// @vitest-environment node
import { describe, expect, it } from "vitest";

import { mayGoBeside, nextInPipe } from "./onePipe";
import type { Item } from "./store";
import type { Stream } from "./streams";

function item(stream: Stream, seq: number, size = 5000): Item {
  return { attemptId: "a", stream, seq, size, capturedAt: "2026-03-01T09:00:00Z", sha256: "" };
}

function next(items: Item[], { newestSent = -1, rate = 10_000, isCapturing = true }: { newestSent?: number; rate?: number | null; isCapturing?: boolean } = {}): string | undefined {
  const of = (stream: Stream): Item[] => items.filter((each) => each.stream === stream);
  const found = nextInPipe({ newestPicture: of("camera").at(-1), newestSent, oldest: (stream, fits) => of(stream).find(fits) }, rate, isCapturing);
  return found === undefined ? undefined : `${found.stream} ${found.seq}`;
}

const ALL = [item("camera", 1), item("camera", 2), item("microphone", 1), item("recording", 1), item("screen", 1)];
const without = (...streams: Stream[]): Item[] => ALL.filter(({ stream }) => !streams.includes(stream));

describe("nextInPipe", () => {
  it("takes the newest picture, sound, older pictures, and video last", () => {
    expect(next(ALL)).toBe("camera 2");
    expect(next(ALL, { newestSent: 2 })).toBe("microphone 1");
    expect(next(without("microphone"), { newestSent: 2 })).toBe("camera 1");
    expect(next(without("microphone", "camera"))).toBe("recording 1");
    expect(next(without("microphone", "camera", "recording"))).toBe("screen 1");
    expect(next([])).toBeUndefined();
  });

  it("has a video wait that would be long on its way, until nothing is captured any more", () => {
    const large = [item("recording", 1, 150_000), item("screen", 1, 20_000)];
    expect(next(large)).toBe("screen 1");
    expect(next(large.slice(0, 1))).toBeUndefined();
    expect(next([large[0]!, item("recording", 2, 20_000)])).toBe("recording 2");
    expect(next(large, { isCapturing: false })).toBe("recording 1");
    expect(next(large, { rate: null })).toBe("recording 1");
    expect(next(large, { rate: 60_000 })).toBe("recording 1");
  });

  it("goes in order once nothing is captured any more", () => {
    expect(next(without("microphone"), { isCapturing: false })).toBe("camera 1");
  });
});

describe("mayGoBeside", () => {
  it("sends the newest picture beside sound, video and older pictures", () => {
    expect(mayGoBeside([], -1)).toBe(true);
    expect(mayGoBeside([{ item: item("recording", 0), ageMs: 0 }], 3)).toBe(true);
    expect(mayGoBeside([{ item: item("camera", 1), ageMs: 0 }], 3)).toBe(true);
  });

  it("waits for a picture that was as new, but not for long", () => {
    expect(mayGoBeside([{ item: item("camera", 3), ageMs: 500 }], 3)).toBe(false);
    expect(mayGoBeside([{ item: item("camera", 3), ageMs: 3000 }], 3)).toBe(true);
  });

  it("does not fill the line", () => {
    const four = [1, 2, 3, 4].map((seq) => ({ item: item("camera", seq), ageMs: 60_000 }));
    expect(mayGoBeside(four, 3)).toBe(false);
  });
});
