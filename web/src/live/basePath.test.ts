// @vitest-environment jsdom
import { expect, test } from "vitest";

test("sockets go below the site's path", async () => {
  document.head.innerHTML = '<meta name="base-path" content="/proctoring">';
  const { socketUrl } = await import("./socket");
  const url = new URL(socketUrl("/api/v1/exams/1/live"));
  expect(url.protocol).toBe("ws:");
  expect(url.pathname).toBe("/proctoring/api/v1/exams/1/live");
});
