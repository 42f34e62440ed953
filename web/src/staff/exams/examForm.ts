/** Converts between the API's exam and the fields of its form. */

import type { Exam, ExamInput, Policy } from "../../api/types";
import { fromLocalInput, toLocalInput } from "../../ui/format";

export interface ExamFields {
  title: string;
  examUrl: string;
  examView: Exam["exam_view"];
  opensAt: string;
  closesAt: string;
  policy: Policy;
}

/** The fields of a new exam with this policy. */
export function newExam(policy: Policy): ExamFields {
  return { title: "", examUrl: "", examView: "tab", opensAt: "", closesAt: "", policy };
}

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

/** Errors that can be found without the server. */
export function errorsOf(fields: ExamFields): FieldErrors {
  const errors: FieldErrors = {};
  if (fields.title.trim() === "") errors.title = "Give the exam a title.";
  const url = fields.examUrl.trim();
  if (url !== "" && !/^https?:\/\/./.test(url)) errors.examUrl = "The address must start with https:// or http://.";
  const { opens_at, closes_at } = inputOf(fields);
  if (opens_at && closes_at && opens_at >= closes_at) errors.closesAt = "The exam must close after it opens.";
  return errors;
}
