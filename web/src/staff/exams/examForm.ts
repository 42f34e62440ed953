/** Between an exam on the wire and the fields of its form. */

import type { Exam, ExamInput, Policy } from "../../api/types";
import { fromLocalInput, toLocalInput } from "../../ui/format";

/** What the server itself takes where nothing is given; a test compares the two. */
export const DEFAULT_POLICY: Policy = {
  version: 1,
  sample_every_s: 1,
  burst_every_s: 0.25,
  warn_candidate: true,
  multiple_faces: { enabled: true, raise_after_s: 0.2, raise_after_looks: 2, clear_after_s: 2, cooldown_s: 5 },
  no_face: { enabled: true, raise_after_s: 3, raise_after_looks: 2, clear_after_s: 2, cooldown_s: 5 },
  evidence: { before_s: 3, after_s: 3, record_every_s: 30 },
  link: { lost_after_s: 4, unstable_rtt_ms: 800 },
};

export interface ExamFields {
  title: string;
  examUrl: string;
  examView: Exam["exam_view"];
  opensAt: string;
  closesAt: string;
  policy: Policy;
}

export const NEW_EXAM: ExamFields = {
  title: "",
  examUrl: "",
  examView: "tab",
  opensAt: "",
  closesAt: "",
  policy: DEFAULT_POLICY,
};

export function fieldsOf(exam: Exam): ExamFields {
  return {
    title: exam.title,
    examUrl: exam.exam_url ?? "",
    examView: exam.exam_view,
    opensAt: toLocalInput(exam.opens_at),
    closesAt: toLocalInput(exam.closes_at),
    policy: exam.policy,
  };
}

export function inputOf(fields: ExamFields): ExamInput {
  return {
    title: fields.title.trim(),
    exam_url: fields.examUrl.trim() === "" ? null : fields.examUrl.trim(),
    exam_view: fields.examView,
    opens_at: fromLocalInput(fields.opensAt),
    closes_at: fromLocalInput(fields.closesAt),
    policy: fields.policy,
  };
}

export type FieldErrors = Partial<Record<"title" | "examUrl" | "closesAt", string>>;

/** What can be said before asking the server. */
export function errorsOf(fields: ExamFields): FieldErrors {
  const errors: FieldErrors = {};
  if (fields.title.trim() === "") errors.title = "Give the exam a title.";
  const url = fields.examUrl.trim();
  if (url !== "" && !/^https?:\/\/./.test(url)) errors.examUrl = "The address must start with https:// or http://.";
  const { opens_at, closes_at } = inputOf(fields);
  if (opens_at && closes_at && opens_at >= closes_at) errors.closesAt = "The exam must close after it opens.";
  return errors;
}

const SAMPLING_S = [0.5, 1, 2, 5, 10, 30];

/** The intervals to choose from; one that was set by other means stays among them. */
export function samplingChoices(current: number): { value: string; label: string }[] {
  const choices = SAMPLING_S.includes(current) ? SAMPLING_S : [...SAMPLING_S, current].sort((a, b) => a - b);
  return choices.map((seconds) => ({
    value: String(seconds),
    label: seconds === 1 ? "Every second" : `Every ${seconds} seconds`,
  }));
}
