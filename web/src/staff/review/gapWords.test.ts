import { describe, expect, it } from "vitest";

import { gapWords } from "./gapWords";

describe("gapWords", () => {
  it("says how much of what is missing, when, and why", () => {
    const times = { begins_at: "2026-03-01T09:00:03", ends_at: "2026-03-01T09:00:27" };
    expect(gapWords({ stream: "camera", count: 12, ...times, cause: "device_full" })).toBe(
      "12 camera pictures between 09:00:03 and 09:00:27: the device was full",
    );
    const one = { begins_at: times.begins_at, ends_at: times.begins_at };
    expect(gapWords({ stream: "microphone", count: 1, ...one, cause: "refused:attempt-closed" })).toBe(
      "1 stretch of sound at 09:00:03: not accepted by the server (attempt closed)",
    );
  });
});
