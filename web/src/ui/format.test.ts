import { expect, it } from "vitest";

import { count, duration, examWindow, fromLocalInput, toLocalInput } from "./format";

it("says durations in words", () => {
  expect(duration(2340, true)).toBe("2.3 s");
  expect(duration(2340)).toBe("2 s");
  expect(duration(59_999)).toBe("59 s");
  expect(duration(125_000)).toBe("2 min 05 s");
  expect(duration(3_840_000)).toBe("1 h 04 min");
});

it("shows no negative duration when two clocks disagree", () => {
  expect(duration(-500)).toBe("0 s");
});

it("converts a local time to the API's form and back", () => {
  const iso = fromLocalInput("2026-03-01T10:30");
  expect(toLocalInput(iso)).toBe("2026-03-01T10:30");
  expect(fromLocalInput("")).toBeNull();
  expect(toLocalInput(null)).toBe("");
});

it("says windows in words", () => {
  expect(examWindow(null, null)).toBe("Open at any time");
  expect(examWindow("2026-03-01T10:30:00", null)).toMatch(/^From 1 Mar 2026/);
  expect(examWindow(null, "2026-03-01T10:30:00")).toMatch(/^Until 1 Mar 2026/);
});

it("counts", () => {
  expect(count(1, "candidate")).toBe("1 candidate");
  expect(count(0, "candidate")).toBe("0 candidates");
});
