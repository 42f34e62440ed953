// @vitest-environment jsdom
import { MantineProvider } from "@mantine/core";
import { cleanup, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";

import { problemOf } from "../api/client";
import { EntryProblem } from "./EntryProblem";

const DETAIL =
  "The page came from https://exam.example.org, and this server expected http://127.0.0.1:8000. The proxy must pass on the Host header.";

beforeEach(() => {
  vi.stubGlobal("matchMedia", () => Object.assign(new EventTarget(), { matches: false }));
});
afterEach(cleanup);

function show(type: string, title?: string): string {
  const body = { type, title: "The request comes from another site.", status: 403, detail: DETAIL, origin: "a", expected: ["b"] };
  const error = problemOf(body, new Response(null, { status: 403 }));
  render(<MantineProvider env="test">{<EntryProblem error={error} {...(title !== undefined && { title })} />}</MantineProvider>);
  return screen.getByRole("alert").textContent;
}

it("says of a refused origin which came, which was expected, and what mends it", () => {
  expect(show("urn:openproctor:origin-refused", "Not signed in")).toBe(`The server does not know this address as its own${DETAIL}`);
});

it("says the same on the page on which a password is set", () => {
  expect(show("urn:openproctor:origin-refused")).toContain("does not know this address");
});

it("has the page's own title for all else", () => {
  expect(show("urn:openproctor:sign-in-failed", "Not signed in")).toContain("Not signed in");
});
