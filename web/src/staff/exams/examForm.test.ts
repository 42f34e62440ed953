import { expect, it } from "vitest";

import { STANDARD } from "../policy/fakes";
import { opensOtherTab } from "../policy/otherTab";
import { samplingChoices } from "../policy/sampling";
import { errorsOf, fieldsOf, inputOf, newExam } from "./examForm";

const NEW_EXAM = newExam(STANDARD);

it("gives back what was read", () => {
  const input = inputOf({ ...NEW_EXAM, title: " Algebra ", opensAt: "2026-03-01T10:30" });
  const exam = { ...input, id: "exam-1", open_link: { enabled: false, path: null }, staff: [], created_at: "", legal_hold: false, archived_at: null, has_attempts: false };
  const again = fieldsOf({ ...exam, exam_url: null, opens_at: input.opens_at ?? null, closes_at: null });
  expect(again).toEqual({ ...NEW_EXAM, title: "Algebra", opensAt: "2026-03-01T10:30" });
});

it("finds what the server would refuse", () => {
  expect(errorsOf(NEW_EXAM).title).toBeDefined();
  expect(errorsOf({ ...NEW_EXAM, title: "A", examUrl: "ftp://x" }).examUrl).toBeDefined();
  const backwards = { ...NEW_EXAM, title: "A", opensAt: "2026-03-01T10:30", closesAt: "2026-03-01T09:30" };
  expect(errorsOf(backwards).closesAt).toBeDefined();
  expect(errorsOf({ ...NEW_EXAM, title: "A" })).toEqual({});
});

it("keeps an unusual interval among the choices", () => {
  expect(samplingChoices(3).map(({ value }) => value)).toEqual(["0.5", "1", "2", "3", "5", "10", "30"]);
});

it("knows when the exam hides the page that watches", () => {
  expect(opensOtherTab({ examView: "tab", examUrl: "https://exam.example" })).toBe(true);
  expect(opensOtherTab({ examView: "tab", examUrl: " " })).toBe(false);
  expect(opensOtherTab({ examView: "frame", examUrl: "https://exam.example" })).toBe(false);
});
