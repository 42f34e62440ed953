/** What an attempt's state means to its candidate. */
import type { CandidateAttempt } from "../api/types";

export function isEnded({ state }: CandidateAttempt): boolean {
  return state === "submitted" || state === "terminated" || state === "expired";
}

export function isRunning({ state }: CandidateAttempt): boolean {
  return state === "in_progress" || state === "paused";
}
