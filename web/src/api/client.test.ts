// @vitest-environment node
import { describe, expect, it } from "vitest";

import { answerOf, FOREIGN_ANSWER, isFinal, isNetwork, isPassing, type ProblemError, problemOf, unwrap } from "./client";

const page = (status: number): Response => new Response("<h1>Blocked</h1>", { status, headers: { "Content-Type": "text/html" } });

async function thrown(work: Promise<unknown>): Promise<ProblemError> {
  return work.then(
    () => Promise.reject(new Error("it was taken for an answer")),
    (error: unknown) => error as ProblemError,
  );
}

describe("who answered", () => {
  it.each([401, 403, 404, 407, 409, 413, 429, 500, 502, 511])("takes %i with a page of somebody else for the network", async (status) => {
    const error = await thrown(unwrap(Promise.resolve({ error: "<h1>Blocked</h1>", response: page(status) })));
    expect(error.type).toBe(FOREIGN_ANSWER);
    expect([isNetwork(error), isPassing(error), isFinal(error)]).toEqual([true, true, false]);
    expect(error.message).toContain(`(${status})`);
  });

  it("takes another service's problem for the network, too", () => {
    const body = { type: "https://proxy.example/blocked", title: "Blocked", status: 403 };
    expect(problemOf(body, page(403)).type).toBe(FOREIGN_ANSWER);
    expect(problemOf({ type: "about:blank", title: "Not Found" }, page(404)).type).toBe(FOREIGN_ANSWER);
  });

  it.each([
    ["not-signed-in", 401, true],
    ["not-allowed", 403, true],
    ["not-found", 404, true],
    ["origin-refused", 403, false],
    ["token-expired", 401, false],
    ["overloaded", 503, false],
  ])("knows whether the server's own %s is final", (type, status, final) => {
    const error = problemOf({ type: `urn:openproctor:${type}`, title: "t" }, page(status));
    expect([error.status, isNetwork(error), isFinal(error)]).toEqual([status, false, final]);
  });

  it.each([undefined, "blocked", 7])("takes a success with %s for no answer of the server", async (data) => {
    const response = new Response(null, { status: 200 });
    expect((await thrown(unwrap(Promise.resolve({ data, response })))).type).toBe(FOREIGN_ANSWER);
  });

  it("takes a success without what every such answer holds for no answer of the server", async () => {
    const response = Response.json({ blocked: true });
    const call = Promise.resolve({ data: { blocked: true } as { ticket?: string }, response });
    expect((await thrown(unwrap(call, "ticket"))).type).toBe(FOREIGN_ANSWER);
    expect(await unwrap(Promise.resolve({ data: { ticket: "t" }, response }), "ticket")).toEqual({ ticket: "t" });
  });

  it("takes cut and foreign bodies for the network", async () => {
    for (const body of ["<html>", '{"status": "anal', '{"blocked": true}', ""]) {
      expect(isNetwork(await thrown(answerOf(new Response(body), "status")))).toBe(true);
    }
    expect(isNetwork(await thrown(answerOf(page(403))))).toBe(true);
    expect(isNetwork(await thrown(unwrap(Promise.reject(new SyntaxError("Unexpected token")))))).toBe(true);
    expect(isNetwork(await thrown(unwrap(Promise.reject(new TypeError("Failed to fetch")))))).toBe(true);
    expect(isNetwork(await thrown(unwrap(Promise.reject(new DOMException("late", "TimeoutError")))))).toBe(true);
  });

  it("lets who has left go", async () => {
    const left = new DOMException("left", "AbortError");
    expect(await thrown(unwrap(Promise.reject(left)))).toBe(left);
  });
});
