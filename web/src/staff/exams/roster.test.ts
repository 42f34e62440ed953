import { expect, it } from "vitest";

import { parseRoster } from "./roster";

it("reads the usual forms of a line", () => {
  const { candidates, problems } = parseRoster(
    ["Ada Lovelace, Ada@Example.org", "Alan Turing\talan@example.org", "Grace Hopper <grace@example.org>", "", "Emmy Noether"].join("\n"),
  );
  expect(problems).toEqual([]);
  expect(candidates).toEqual([
    { name: "Ada Lovelace", email: "ada@example.org" },
    { name: "Alan Turing", email: "alan@example.org" },
    { name: "Grace Hopper", email: "grace@example.org" },
    { name: "Emmy Noether", email: null },
  ]);
});

it("skips the heading of an exported sheet", () => {
  expect(parseRoster("Name;E-mail\nAda;ada@example.org").candidates).toEqual([{ name: "Ada", email: "ada@example.org" }]);
});

it("says which lines it could not read", () => {
  const { problems } = parseRoster("ada@example.org\nAda, ada@@example.org\nA, a@b.c\nB, a@b.c");
  expect(problems.map(({ line }) => line)).toEqual([1, 2, 4]);
});
