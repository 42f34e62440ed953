// @vitest-environment jsdom
import { beforeEach, expect, test, vi } from "vitest";

beforeEach(() => {
  vi.resetModules();
  document.head.innerHTML = "";
});

test.each([
  ['<meta name="base-path" content="/proctoring">', "/proctoring/exams"],
  ['<meta name="base-path" content="/a/b">', "/a/b/exams"],
  ['<meta name="base-path" content="">', "/exams"],
  ["", "/exams"],
])("the server's %s puts the site's paths below it", async (head, path) => {
  document.head.innerHTML = head;
  const { sitePath } = await import("./basePath");
  expect(sitePath("/exams")).toBe(path);
});

test("requests go below the path", async () => {
  document.head.innerHTML = '<meta name="base-path" content="/proctoring">';
  // A browser completes a path by the page's address; Node does not.
  const Plain = globalThis.Request;
  vi.stubGlobal(
    "Request",
    class extends Plain {
      constructor(path: string, init?: RequestInit) {
        super(new URL(path, window.location.href), init);
      }
    },
  );
  const { api } = await import("./client");
  const asked = vi.spyOn(globalThis, "fetch").mockImplementation(() => Promise.resolve(new Response("[]")));
  await api.GET("/api/v1/exams");
  expect(new URL((asked.mock.calls[0]?.[0] as Request).url).pathname).toBe("/proctoring/api/v1/exams");
});
