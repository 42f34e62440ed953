import { expect, it } from "vitest";

import { changed, STANDARD } from "../policy/fakes";
import { addable, allowanceSummary, exceptionsOf, NOTHING_ALLOWED, withWatching } from "./allowance";

it("says in a few words what is granted", () => {
  expect(allowanceSummary(NOTHING_ALLOWED)).toBeNull();
  expect(allowanceSummary({ extra_minutes: 15, signals: { speech: "relaxed", looking_away: "relaxed" }, note: "" })).toBe(
    "+15 min · 2 relaxed",
  );
  expect(allowanceSummary({ extra_minutes: 0, signals: { speech: "off", book: "relaxed" }, note: "Reads aloud" })).toBe(
    "1 relaxed · 1 off",
  );
  expect(allowanceSummary({ ...NOTHING_ALLOWED, note: "Spoke to the dean" })).toBe("Note");
});

it("makes an exception, changes it, and takes it back", () => {
  const relaxed = withWatching(NOTHING_ALLOWED, "speech", "relaxed");
  expect(relaxed.signals).toEqual({ speech: "relaxed" });
  const off = withWatching(relaxed, "speech", "off");
  expect(off.signals).toEqual({ speech: "off" });
  expect(withWatching(off, "speech", "normal")).toEqual(NOTHING_ALLOWED);
  expect(NOTHING_ALLOWED.signals).toEqual({});
});

it("lists exceptions in the usual order", () => {
  expect(exceptionsOf({ ...NOTHING_ALLOWED, signals: { print: "off", phone: "relaxed" } })).toEqual([
    { kind: "phone", watching: "relaxed" },
    { kind: "print", watching: "off" },
  ]);
});

it("offers what is watched and no exception yet", () => {
  const policy = changed(STANDARD, { book: { enabled: false } });
  const free = addable({ ...NOTHING_ALLOWED, signals: { phone: "off" } }, policy);
  expect(free).toContain("speech");
  expect(free).not.toContain("phone");
  expect(free).not.toContain("book");
  expect(free).not.toContain("connection_lost");
});
