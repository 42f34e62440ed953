/** The order of the review list, and the results of rescoring. Pure functions. */

import type { AttemptState, Candidate, Rescored, Score } from "../../api/types";

export interface ReviewLine {
  attemptId: string;
  name: string;
  state: AttemptState | null;
  score: number;
}

/** The highest score first; equal scores stay in the server's order, which is by name. */
export function reviewLines(scores: readonly Score[], candidates: readonly Candidate[]): ReviewLine[] {
  const byAttempt = new Map(candidates.map((candidate) => [candidate.attempt_id, candidate]));
  return scores
    .map(({ attempt_id, score }) => {
      const candidate = byAttempt.get(attempt_id);
      return { attemptId: attempt_id, name: candidate?.name ?? "Unknown candidate", state: candidate?.state ?? null, score };
    })
    .sort((a, b) => b.score - a.score);
}

/** Points with one decimal: `12.5`, `40.0`. */
export function pointsWords(points: number): string {
  return (Math.round(points * 10) / 10).toFixed(1);
}

/** The highest score by the other policy first. */
export function rescoredLines(rescored: readonly Rescored[]): Rescored[] {
  return [...rescored].sort((a, b) => b.after - a.after);
}

/** `12.5 as recorded, 40.0 by this policy`: in words, as screen readers do not read an arrow well. */
export function changeWords({ before, after }: Pick<Rescored, "before" | "after">): string {
  return before === after ? `${pointsWords(after)}, as recorded` : `${pointsWords(before)} as recorded, ${pointsWords(after)} by this policy`;
}
