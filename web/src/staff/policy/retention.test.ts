import { expect, it } from "vitest";

import { STANDARD } from "./fakes";
import { keptFor, RETENTION_CLASSES, retentionHint } from "./retention";

it("has words for every class that a policy gives days for", () => {
  expect(RETENTION_CLASSES.map(({ field }) => field).sort()).toEqual(Object.keys(STANDARD.retention).sort());
});

it("says days as people do", () => {
  expect([0, 1, 30, 365, 730].map(keptFor)).toEqual(["until nothing more can come", "1 day", "30 days", "1 year", "2 years"]);
});

it("points out what outlives the names, and is silent where nothing does", () => {
  expect(retentionHint(STANDARD.retention)).toBeNull();
  expect(retentionHint({ ...STANDARD.retention, recordings_days: 30, logs_days: 7, pictures_days: 7, observations_days: 7, documents_days: 7 })).toBe(
    "Recordings: kept for longer than the name of the person shown in it.",
  );
});
