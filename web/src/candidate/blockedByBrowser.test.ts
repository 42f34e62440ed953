// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import { blockedBy, type Probes } from "./blockedByBrowser";

const FREE: Probes = { cookies: () => true, storage: () => Promise.resolve(true), permission: () => Promise.resolve("prompt") };

async function kinds(probes: Partial<Probes> = {}): Promise<string[]> {
  return (await blockedBy({ ...FREE, ...probes })).map(({ kind }) => kind);
}

beforeEach(() => {
  vi.stubGlobal("isSecureContext", true);
  Object.defineProperty(navigator, "mediaDevices", { configurable: true, value: { getUserMedia: () => Promise.reject(new Error()) } });
  vi.stubGlobal("RTCPeerConnection", vi.fn());
  vi.stubGlobal("WebSocket", vi.fn());
});

afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

describe("blockedBy", () => {
  it("finds nothing where nothing is blocked", async () => {
    expect(await kinds()).toEqual([]);
  });

  it("takes a probe that throws for one that is blocked, but not a question that cannot be asked", async () => {
    const refuse = (): never => {
      throw new DOMException("", "SecurityError");
    };
    expect(await kinds({ cookies: refuse, storage: () => Promise.reject(new Error()), permission: () => Promise.reject(new TypeError()) })).toEqual(["cookies", "storage"]);
  });

  it("does not wait for ever for storage that does not answer", async () => {
    vi.useFakeTimers();
    const found = kinds({ storage: () => new Promise(() => undefined) });
    await vi.advanceTimersByTimeAsync(3000);
    expect(await found).toEqual(["storage"]);
  });

  it("names devices that were forbidden, and what is missing", async () => {
    vi.stubGlobal("RTCPeerConnection", undefined);
    vi.stubGlobal("WebSocket", undefined);
    vi.stubGlobal("isSecureContext", false);
    const permission: Probes["permission"] = (name) => Promise.resolve(name === "camera" ? "denied" : "granted");
    expect(await kinds({ permission })).toEqual(["browser", "camera", "video", "socket"]);
  });
});
