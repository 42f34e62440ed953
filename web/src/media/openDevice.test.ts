// @vitest-environment jsdom
import { afterEach, describe, expect, it, vi } from "vitest";

import type { Device } from "./devices";
import { deviceProblem, problemOfBoth, problemOfMedia } from "./deviceProblems";
import { openBoth, openDevice } from "./openDevice";

const USB: Device = { id: "usb", label: "USB Camera" };
const BUILT_IN: Device = { id: "built-in", label: "Built-in Camera" };

/** Give the browser these cameras; each opens, or fails with the error of this name. Returns which ids were asked for. */
function stub(cameras: readonly (Device & { error?: string })[], refusal?: string): (string | null)[] {
  const asked: (string | null)[] = [];
  const getUserMedia = ({ video }: { video: { deviceId?: { exact: string } } }): Promise<object> => {
    const id = video.deviceId?.exact ?? null;
    asked.push(id);
    const fail = (name: string): Promise<never> => Promise.reject(new DOMException("", name));
    if (refusal !== undefined) return fail(refusal);
    const found = id === null ? cameras[0] : cameras.find((camera) => camera.id === id);
    if (found === undefined) return fail(id === null ? "NotFoundError" : "OverconstrainedError");
    if (found.error !== undefined) return fail(found.error);
    const track = { label: found.label, kind: "video" };
    return Promise.resolve({ getVideoTracks: () => [track], getAudioTracks: () => [] });
  };
  const enumerateDevices = (): Promise<object[]> =>
    Promise.resolve(cameras.map(({ id, label }) => ({ kind: "videoinput", deviceId: id, label })));
  vi.stubGlobal("isSecureContext", true);
  vi.stubGlobal("RTCPeerConnection", vi.fn());
  vi.stubGlobal("indexedDB", {});
  vi.stubGlobal("navigator", { mediaDevices: { getUserMedia, enumerateDevices } });
  return asked;
}

afterEach(() => {
  vi.unstubAllGlobals();
});

describe("openDevice", () => {
  it("opens the wanted device, or any where none is wanted", async () => {
    const asked = stub([BUILT_IN, USB]);
    expect(await openDevice("camera", USB)).toMatchObject({ track: { label: "USB Camera" }, instead: null });
    expect(await openDevice("camera", null)).toMatchObject({ track: { label: "Built-in Camera" }, instead: null });
    expect(asked).toEqual(["usb", null]);
  });

  it("finds a device by its name when its id has changed", async () => {
    stub([BUILT_IN, USB]);
    expect(await openDevice("camera", { id: "of-yesterday", label: "USB Camera" })).toMatchObject({ track: { label: "USB Camera" }, instead: null });
  });

  it.each([
    ["NotReadableError", "“USB Camera” is used by another program"],
    ["AbortError", "“USB Camera” is used by another program"],
    ["TypeError", "“USB Camera” could not be opened"],
  ])("takes another when the wanted one fails with %s, and names both", async (error, title) => {
    stub([{ ...USB, error }, BUILT_IN]);
    expect(await openDevice("camera", USB)).toMatchObject({ track: { label: "Built-in Camera" }, instead: { problem: { title }, used: "Built-in Camera" } });
  });

  it("takes another when the wanted one has gone", async () => {
    stub([BUILT_IN]);
    expect(await openDevice("camera", USB)).toMatchObject({ instead: { problem: { title: "“USB Camera” was not found" }, used: "Built-in Camera" } });
  });

  it("takes another when the browser's own choice is busy, and names that", async () => {
    stub([{ ...USB, error: "NotReadableError" }, BUILT_IN]);
    expect(await openDevice("camera", null)).toMatchObject({ instead: { problem: { title: "“USB Camera” is used by another program" } } });
  });

  it("names the wanted one where none opens", async () => {
    stub([
      { ...BUILT_IN, error: "NotReadableError" },
      { ...USB, error: "NotReadableError" },
    ]);
    await expect(openDevice("camera", USB)).rejects.toMatchObject({ problem: { kind: "in_use", title: "“USB Camera” is used by another program" } });
    await expect(openDevice("camera", null)).rejects.toMatchObject({ problem: { title: "Another program is using your camera" } });
    stub([{ ...USB, error: "NotReadableError" }]);
    await expect(openDevice("camera", null)).rejects.toMatchObject({ problem: { title: "“USB Camera” is used by another program" } });
    stub([]);
    await expect(openDevice("camera", null)).rejects.toMatchObject({ problem: { title: "No camera was found" } });
  });

  it("asks once where the person refuses", async () => {
    const asked = stub([BUILT_IN, USB], "NotAllowedError");
    await expect(openDevice("camera", USB)).rejects.toMatchObject({ problem: { kind: "denied", title: "The browser may not use your camera" } });
    expect(asked).toEqual(["usb"]);
  });
});

describe("openBoth", () => {
  it("leaves it to each alone where both together fail", async () => {
    stub([BUILT_IN], "NotAllowedError");
    expect(await openBoth({ camera: null, microphone: null })).toBeNull();
  });
});

describe("words of problems", () => {
  it.each([
    ["NotAllowedError", "denied"],
    ["NotFoundError", "missing"],
    ["OverconstrainedError", "missing"],
    ["NotReadableError", "in_use"],
    ["TypeError", "unknown"],
  ])("puts %s into words: %s", (name, kind) => {
    for (const of of ["camera", "microphone"] as const) {
      const problem = problemOfMedia(of, new DOMException("", name));
      expect(problem.kind).toBe(kind);
      expect(problem.title).toContain(of);
      expect(problem.advice).not.toBe("");
    }
    expect(problemOfMedia("camera", null).kind).toBe("unknown");
  });

  it("says what is the same with both once", () => {
    const title = (kind: "denied" | "in_use" | "silent"): string | undefined =>
      problemOfBoth(deviceProblem("camera", kind), deviceProblem("microphone", kind))?.title;
    expect(title("denied")).toBe("The browser may not use your camera and microphone");
    expect(title("in_use")).toBe("Another program is using your camera or microphone");
    expect(title("silent")).toBeUndefined();
    expect(problemOfBoth(deviceProblem("camera", "denied"), deviceProblem("microphone", "in_use"))).toBeNull();
  });
});
