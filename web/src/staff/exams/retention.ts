/** Texts about legal holds and erasure. Pure functions. */

import type { Candidate } from "../../api/types";
import { hasEnded } from "../words";

/** Why this person cannot be erased now; null when it can be done. */
export function whyNotErased(candidate: Candidate, examHeld: boolean): string | null {
  if (candidate.erased) return "Has been erased";
  if (candidate.attempt_id === null) return "Not joined: remove instead";
  if (examHeld || candidate.legal_hold) return "A legal hold keeps it";
  if (candidate.state === "in_progress" || candidate.state === "paused") return "End the attempt first";
  return null;
}

/** What an erasure deletes and what it keeps. */
export function erasureWords(candidate: Candidate): { goes: string; stays: string } {
  const ended = candidate.state !== null && hasEnded({ state: candidate.state });
  return {
    goes: `Pictures, sound, recordings, templates, measures, messages, name and e-mail address of ${candidate.name} are erased for good, in all parts of this exam.${ended ? "" : " The attempt, which has not begun, is ended."}`,
    stays: "What stays names nobody: that there was an attempt, the kinds and times of its incidents, and the hashes that prove that nothing else was changed.",
  };
}
