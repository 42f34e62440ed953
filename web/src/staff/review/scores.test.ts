import { expect, it } from "vitest";

import type { Rescored, Score } from "../../api/types";
import { changeWords, pointsWords, rescoredLines, reviewLines } from "./scores";

function line(name: string, score: number): Score {
  return { attempt_id: `attempt-${name}`, candidate_name: name, state: "submitted", score };
}

it("puts the highest score first and leaves equals as they came", () => {
  const lines = reviewLines([{ scores: [line("Bea", 40), line("Ada", 5)] }, { scores: [line("Cleo", 5), line("Dan", 0)] }]);
  expect(lines.map(({ candidate_name }) => candidate_name)).toEqual(["Bea", "Ada", "Cleo", "Dan"]);
});

it("shows an attempt once that comes on two pages because its score has changed", () => {
  const lines = reviewLines([{ scores: [line("Bea", 40)] }, { scores: [line("Bea", 12), line("Ada", 5)] }]);
  expect(lines.map(({ score }) => score)).toEqual([40, 5]);
});

it("describes the scores of rescoring in words", () => {
  expect(pointsWords(12)).toBe("12.0");
  expect(changeWords({ before: 12, after: 30.26 })).toBe("12.0 as recorded, 30.3 by this policy");
  expect(changeWords({ before: 4, after: 4 })).toBe("4.0, as recorded");
  const judged = (name: string, after: number): Rescored => ({ attempt_id: name, candidate_name: name, before: 0, after, incidents: [] });
  expect(rescoredLines([judged("Ada", 1), judged("Bea", 7)]).map(({ candidate_name }) => candidate_name)).toEqual(["Bea", "Ada"]);
});
