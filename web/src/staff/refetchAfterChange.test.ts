import { QueryClient, QueryObserver } from "@tanstack/react-query";
import { expect, test } from "vitest";

import { refetchAfterChange } from "./refetchAfterChange";

/** A server that answers when the test says so, with what it had when it was asked. */
function slowServer() {
  let stored = ["before"];
  const waiting: (() => void)[] = [];
  return {
    read: () => {
      const seen = stored;
      return new Promise<string[]>((resolve) => waiting.push(() => resolve(seen)));
    },
    change: () => (stored = ["before", "added"]),
    answer: () => waiting.splice(0).forEach((resolve) => resolve()),
  };
}

test.each([["the first read"], ["a later read"]])("what was changed while %s was under way is shown", async (which) => {
  const client = new QueryClient();
  const server = slowServer();
  const observer = new QueryObserver(client, { queryKey: ["people"], queryFn: server.read });
  const stop = observer.subscribe(() => undefined);
  if (which === "a later read") {
    server.answer();
    await expect.poll(() => observer.getCurrentResult().isSuccess).toBe(true);
    void observer.refetch();
  }
  server.change();
  let done = false;
  void refetchAfterChange(client, { queryKey: ["people"] }).then(() => (done = true));
  await expect.poll(() => (server.answer(), done)).toBe(true);
  expect(observer.getCurrentResult().data).toEqual(["before", "added"]);
  stop();
  client.clear();
});
