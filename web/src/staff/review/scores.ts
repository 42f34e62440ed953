/** The order of the review list, and the results of rescoring. Pure functions. */

import type { Rescored, Score } from "../../api/types";

/** The lines of all pages read so far, each attempt once: one whose score has risen meanwhile may come on two of them. */
export function reviewLines(pages: readonly { scores: readonly Score[] }[]): Score[] {
  const seen = new Set<string>();
  return pages
    .flatMap(({ scores }) => scores)
    .filter(({ attempt_id }) => !seen.has(attempt_id) && seen.add(attempt_id))
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
