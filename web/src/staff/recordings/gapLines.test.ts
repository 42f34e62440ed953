import { describe, expect, it } from "vitest";

import { gapLines } from "./gapLines";

/** A gap of five seconds. */
function gap(atS: number, cause = "camera_lost") {
  const time = (seconds: number): string => new Date(Date.parse("2026-03-01T09:00:00Z") + seconds * 1000).toISOString();
  return { begins_at: time(atS), ends_at: time(atS + 5), cause };
}

describe("gapLines", () => {
  it("makes one line of a device that fails again and again", () => {
    const gaps = Array.from({ length: 50 }, (_, number) => gap(number * 20));
    expect(gapLines([{ stream: "recording", gaps }])).toEqual([
      { stream: "recording", cause: "camera_lost", begins_at: gap(0).begins_at, ends_at: gap(980).ends_at, missingMs: 250_000, gaps: 50 },
    ]);
  });

  it("keeps apart what lies apart, has another cause or is of another stream, in order of time", () => {
    const videos = [
      { stream: "recording", gaps: [gap(0), gap(10, "connection_lost"), gap(200, "connection_lost")] },
      { stream: "screen", gaps: [gap(5, "connection_lost")] },
    ];
    const lines = gapLines(videos);
    expect(lines.map(({ stream, cause, gaps }) => [stream, cause, gaps])).toEqual([
      ["recording", "camera_lost", 1],
      ["screen", "connection_lost", 1],
      ["recording", "connection_lost", 1],
      ["recording", "connection_lost", 1],
    ]);
    expect(gapLines([])).toEqual([]);
  });
});
