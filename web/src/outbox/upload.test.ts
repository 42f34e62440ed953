// @vitest-environment node
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import { upload, type UploadInit } from "./upload";

class FakeXhr {
  static last: FakeXhr;
  status = 0;
  response: ArrayBuffer | null = null;
  responseType = "";
  headers: Record<string, string> = {};
  upload: { onprogress: ((event: { loaded: number }) => void) | null } = { onprogress: null };
  onprogress: (() => void) | null = null;
  onreadystatechange: (() => void) | null = null;
  onload: (() => void) | null = null;
  onerror: (() => void) | null = null;
  onabort: (() => void) | null = null;
  body: unknown = null;
  constructor() {
    FakeXhr.last = this;
  }
  open(method: string, url: string): void {
    this.headers = { method, url };
  }
  setRequestHeader(name: string, value: string): void {
    this.headers[name] = value;
  }
  send(body: unknown): void {
    this.body = body;
  }
  abort(): void {
    this.onabort?.();
  }
  getAllResponseHeaders(): string {
    return "content-type: application/json\r\nopenproctor-load: 2\r\n";
  }
  answer(status: number, text: string): void {
    this.status = status;
    this.response = new TextEncoder().encode(text).buffer;
    this.onload?.();
  }
}

function init(more: Partial<UploadInit> = {}): UploadInit {
  return { method: "PUT", headers: { Authorization: "Bearer x" }, body: new ArrayBuffer(3), signal: new AbortController().signal, ...more };
}

beforeEach(() => {
  vi.stubGlobal("XMLHttpRequest", FakeXhr);
});
afterEach(() => {
  vi.unstubAllGlobals();
});

describe("upload", () => {
  it("gives the response with its headers", async () => {
    const sent = upload("/x", init());
    FakeXhr.last.answer(200, '{"seq":1}');
    const response = await sent;
    expect(await response.json()).toEqual({ seq: 1 });
    expect(response.headers.get("OpenProctor-Load")).toBe("2");
    expect(FakeXhr.last.headers).toEqual({ method: "PUT", url: "/x", Authorization: "Bearer x" });
  });

  it("gives a refusal as a response, also one without a body", async () => {
    for (const status of [204, 503]) {
      const sent = upload("/x", init());
      FakeXhr.last.answer(status, "");
      expect((await sent).status).toBe(status);
    }
  });

  it("says that something moves", () => {
    const onProgress = vi.fn();
    void upload("/x", init({ onProgress }));
    FakeXhr.last.upload.onprogress?.({ loaded: 1200 });
    FakeXhr.last.onprogress?.();
    expect(onProgress.mock.calls).toEqual([[1200], [null]]);
  });

  it("rejects without a response, and when it is given up", async () => {
    const failed = upload("/x", init());
    FakeXhr.last.onerror?.();
    await expect(failed).rejects.toThrow(TypeError);
    const abort = new AbortController();
    const aborted = upload("/x", init({ signal: abort.signal }));
    abort.abort();
    await expect(aborted).rejects.toMatchObject({ name: "AbortError" });
    await expect(upload("/x", init({ signal: abort.signal }))).rejects.toMatchObject({ name: "AbortError" });
  });
});
