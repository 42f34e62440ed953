/** The order of the review list, and what judging again found. Pure functions. */

import type { AttemptState, Candidate, Rescored, Score } from "../../api/types";

export interface ReviewLine {
  attemptId: string;
  name: string;
  state: AttemptState | null;
  score: number;
}

/** The highest score first; equals stay in the order of their names, as the server sends them. */
export function reviewLines(scores: readonly Score[], candidates: readonly Candidate[]): ReviewLine[] {
  const byAttempt = new Map(candidates.map((candidate) => [candidate.attempt_id, candidate]));
  return scores
    .map(({ attempt_id, score }) => {
      const candidate = byAttempt.get(attempt_id);
      return { attemptId: attempt_id, name: candidate?.name ?? "Unknown candidate", state: candidate?.state ?? null, score };
    })
    .sort((a, b) => b.score - a.score);
}

/** `12.5` and `40`, always in the same way. */
export function pointsWords(points: number): string {
  return (Math.round(points * 10) / 10).toFixed(1);
}

/** The highest score by the other policy first. */
export function rescoredLines(rescored: readonly Rescored[]): Rescored[] {
  return [...rescored].sort((a, b) => b.after - a.after);
}

/** `12.5 before, 40.0 now`, in words that a screen reader can make something of. */
export function changeWords({ before, after }: Pick<Rescored, "before" | "after">): string {
  return before === after ? `${pointsWords(after)}, as recorded` : `${pointsWords(before)} as recorded, ${pointsWords(after)} by this policy`;
}
