import { expect, it } from "vitest";

import { actionWords, outcomeWords } from "./words";

it("makes operation ids readable", () => {
  expect(actionWords("read_evidence")).toBe("Read evidence");
  expect(actionWords("grant_allowance")).toBe("Grant accommodation");
});

it("says what was refused, and why", () => {
  expect(outcomeWords("allowed")).toBe("Allowed");
  expect(outcomeWords("sign-in-failed")).toBe("Refused: sign in failed");
});
