import { expect, it } from "vitest";

import spec from "../../api/openapi.json";
import { DEFAULT_POLICY, errorsOf, fieldsOf, inputOf, NEW_EXAM, samplingChoices } from "./examForm";

it("begins with the server's own policy", () => {
  expect(DEFAULT_POLICY).toEqual(spec.components.schemas.ExamInput.properties.policy.default);
});

it("gives back what was read", () => {
  const input = inputOf({ ...NEW_EXAM, title: " Algebra ", opensAt: "2026-03-01T10:30" });
  const exam = { ...input, id: "exam-1", open_link: { enabled: false, path: null }, staff: [], created_at: "" };
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
