import { expect, it } from "vitest";

import { changed, STANDARD } from "../policy/fakes";
import { addable, accommodationSummary, exceptionsOf, NO_ACCOMMODATION, withWatching } from "./accommodation";

it("says in a few words what is granted", () => {
  expect(accommodationSummary(NO_ACCOMMODATION)).toBeNull();
  expect(accommodationSummary({ extra_minutes: 15, signals: { speech: "relaxed", looking_away: "relaxed" }, note: "" })).toBe(
    "+15 min · 2 relaxed",
  );
  expect(accommodationSummary({ extra_minutes: 0, signals: { speech: "off", book: "relaxed" }, note: "Reads aloud" })).toBe(
    "1 relaxed · 1 off",
  );
  expect(accommodationSummary({ ...NO_ACCOMMODATION, note: "Spoke to the dean" })).toBe("Note");
});

it("adds an exception, changes it, and removes it", () => {
  const relaxed = withWatching(NO_ACCOMMODATION, "speech", "relaxed");
  expect(relaxed.signals).toEqual({ speech: "relaxed" });
  const off = withWatching(relaxed, "speech", "off");
  expect(off.signals).toEqual({ speech: "off" });
  expect(withWatching(off, "speech", "normal")).toEqual(NO_ACCOMMODATION);
  expect(NO_ACCOMMODATION.signals).toEqual({});
});

it("lists exceptions in the usual order", () => {
  expect(exceptionsOf({ ...NO_ACCOMMODATION, signals: { print: "off", phone: "relaxed" } })).toEqual([
    { kind: "phone", watching: "relaxed" },
    { kind: "print", watching: "off" },
  ]);
});

it("offers what is watched and no exception yet", () => {
  const policy = changed(STANDARD, { book: { enabled: false } });
  const free = addable({ ...NO_ACCOMMODATION, signals: { phone: "off" } }, policy);
  expect(free).toContain("speech");
  expect(free).not.toContain("phone");
  expect(free).not.toContain("book");
  expect(free).not.toContain("connection_lost");
});
