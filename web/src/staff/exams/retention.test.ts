import { expect, it } from "vitest";

import type { Candidate } from "../../api/types";
import { erasureWords, whyNotErased } from "./retention";

const ADA: Candidate = {
  id: "cand_1",
  name: "Ada Lovelace",
  email: null,
  external_number: null,
  invite_path: null,
  attempt_id: "att_1",
  state: "submitted",
  allowance: { extra_minutes: 0, signals: {}, note: "" },
  legal_hold: false,
  erased: false,
};

it("lets a person be erased once the attempt has ended, or before it began", () => {
  expect(whyNotErased(ADA, false)).toBeNull();
  expect(whyNotErased({ ...ADA, state: "invited" }, false)).toBeNull();
});

it.each([
  [{ erased: true }, false, "Has been erased"],
  [{ attempt_id: null, state: null }, false, "Not joined: remove instead"],
  [{ legal_hold: true }, false, "A legal hold keeps it"],
  [{}, true, "A legal hold keeps it"],
  [{ state: "in_progress" }, false, "End the attempt first"],
  [{ state: "paused" }, false, "End the attempt first"],
] as const)("says why not: %o", (part, examHeld, words) => {
  expect(whyNotErased({ ...ADA, ...part }, examHeld)).toBe(words);
});

it("says what goes, and that an attempt which has not begun is ended", () => {
  expect(erasureWords(ADA).goes).toContain("Ada Lovelace");
  expect(erasureWords(ADA).goes).not.toContain("is ended");
  expect(erasureWords({ ...ADA, state: "invited" }).goes).toContain("is ended");
});
