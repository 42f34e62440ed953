/** What an attempt's state means to its candidate. */
import type { CandidateAttempt } from "../api/types";
import { type ExamPlace, planOf, type WatchPlan } from "../capture/watchPlan";
import type { NextSeqs, Stream } from "../outbox/streams";
import { safeUrl } from "./safeUrl";

export function isEnded({ state }: CandidateAttempt): boolean {
  return state === "submitted" || state === "terminated" || state === "expired";
}

export function isRunning({ state }: CandidateAttempt): boolean {
  return state === "in_progress" || state === "paused";
}

/** Where the exam is for this candidate. */
export function placeOf({ exam_url, exam_view }: Pick<CandidateAttempt, "exam_url" | "exam_view">): ExamPlace {
  return safeUrl(exam_url) === null ? "elsewhere" : exam_view;
}

export function watchPlanOf(attempt: CandidateAttempt): WatchPlan {
  return planOf(attempt.watched, placeOf(attempt));
}

/** For each stream the first number that the server has not seen; older servers send only the camera's. */
export function nextSeqsOf({ next_seqs, next_seq }: { next_seqs?: Partial<Record<Stream, number>>; next_seq?: number }): NextSeqs {
  const initial: NextSeqs = { camera: next_seq ?? 0, microphone: 0, page: 0, recording: 0, screen: 0 };
  return { ...initial, ...next_seqs };
}
