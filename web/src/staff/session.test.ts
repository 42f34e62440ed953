import { expect, it } from "vitest";

import { safeReturnPath } from "./session";

it("returns to pages of this site only", () => {
  expect(safeReturnPath("/exams/1/live?attempt=2")).toBe("/exams/1/live?attempt=2");
  expect(safeReturnPath("//evil.example")).toBeUndefined();
  expect(safeReturnPath("/\\evil.example")).toBeUndefined();
  expect(safeReturnPath("https://evil.example")).toBeUndefined();
  expect(safeReturnPath(7)).toBeUndefined();
});
