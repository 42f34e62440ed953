import { expect, it } from "vitest";

import type { Candidate, Rescored } from "../../api/types";
import { changeWords, pointsWords, rescoredLines, reviewLines } from "./scores";

function person(name: string): Candidate {
  return {
    id: `candidate-${name}`,
    name,
    email: null,
    external_number: null,
    invite_path: null,
    attempt_id: `attempt-${name}`,
    state: "submitted",
    allowance: { extra_minutes: 0, signals: {}, note: "" },
    legal_hold: false,
    erased: false,
  };
}

it("puts the highest score first and leaves equals as they came", () => {
  const scores = ["Ada", "Bea", "Cleo", "Dan"].map((name, index) => ({ attempt_id: `attempt-${name}`, score: [5, 40, 5, 0][index]! }));
  const lines = reviewLines(scores, ["Dan", "Cleo", "Bea", "Ada"].map(person));
  expect(lines.map(({ name }) => name)).toEqual(["Bea", "Ada", "Cleo", "Dan"]);
  expect(lines[0]).toEqual({ attemptId: "attempt-Bea", name: "Bea", state: "submitted", score: 40 });
});

it("copes with an attempt that the roster does not know yet", () => {
  expect(reviewLines([{ attempt_id: "attempt-1", score: 1 }], [])[0]).toMatchObject({ name: "Unknown candidate", state: null });
});

it("describes the scores of rescoring in words", () => {
  expect(pointsWords(12)).toBe("12.0");
  expect(changeWords({ before: 12, after: 30.26 })).toBe("12.0 as recorded, 30.3 by this policy");
  expect(changeWords({ before: 4, after: 4 })).toBe("4.0, as recorded");
  const line = (name: string, after: number): Rescored => ({ attempt_id: name, candidate_name: name, before: 0, after, incidents: [] });
  expect(rescoredLines([line("Ada", 1), line("Bea", 7)]).map(({ candidate_name }) => candidate_name)).toEqual(["Bea", "Ada"]);
});
