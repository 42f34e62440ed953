// @vitest-environment jsdom
import { afterEach, describe, expect, it, vi } from "vitest";

import { type Capabilities, mediaConstraints, openMedia, problemOfBrowser, problemOfMedia, virtualCameraName } from "./devices";

const CAPABLE: Capabilities = { secure: true, mediaDevices: true, subtleCrypto: true };

function named(name: string): DOMException {
  return new DOMException("", name);
}

describe("problemOfMedia", () => {
  it.each([
    ["NotAllowedError", "denied"],
    ["NotFoundError", "missing"],
    ["OverconstrainedError", "missing"],
    ["NotReadableError", "in_use"],
    ["TypeError", "unknown"],
  ])("puts %s into words: %s", (name, kind) => {
    const problem = problemOfMedia(named(name));
    expect(problem.kind).toBe(kind);
    expect(problem.title).not.toBe("");
    expect(problem.advice).not.toBe("");
  });

  it("describes what is no error object", () => {
    expect(problemOfMedia(null).kind).toBe("unknown");
  });
});

describe("problemOfBrowser", () => {
  it("asks for a secure page first", () => {
    expect(problemOfBrowser({ ...CAPABLE, secure: false, mediaDevices: false })?.kind).toBe("insecure");
  });

  it.each(["mediaDevices", "subtleCrypto"] as const)("needs %s", (missing) => {
    expect(problemOfBrowser({ ...CAPABLE, [missing]: false })?.kind).toBe("unsupported");
  });

  it("accepts a current browser", () => {
    expect(problemOfBrowser(CAPABLE)).toBeNull();
  });
});

describe("openMedia", () => {
  afterEach(() => {
    vi.unstubAllGlobals();
  });

  function stub(answers: (MediaStream | DOMException)[]): MediaStreamConstraints[] {
    const asked: MediaStreamConstraints[] = [];
    vi.stubGlobal("isSecureContext", true);
    vi.stubGlobal("RTCPeerConnection", vi.fn());
    vi.stubGlobal("indexedDB", {});
    vi.stubGlobal("navigator", {
      mediaDevices: {
        getUserMedia: (constraints: MediaStreamConstraints) => {
          asked.push(constraints);
          const answer = answers.shift();
          return answer instanceof DOMException ? Promise.reject(answer) : Promise.resolve(answer);
        },
      },
    });
    return asked;
  }

  it("falls back to any camera, then to a camera without sound", async () => {
    const stream = {} as MediaStream;
    const asked = stub([named("OverconstrainedError"), named("NotFoundError"), stream]);
    expect(await openMedia({ cameraId: "gone", microphoneId: null })).toBe(stream);
    expect(asked[0]).toEqual(mediaConstraints({ cameraId: "gone", microphoneId: null }));
    expect(asked[1]).toEqual(mediaConstraints({ cameraId: null, microphoneId: null }));
    expect(asked[2]?.audio).toBe(false);
  });

  it("does not ask again after a refusal", async () => {
    const asked = stub([named("NotAllowedError")]);
    await expect(openMedia({ cameraId: null, microphoneId: null })).rejects.toMatchObject({ problem: { kind: "denied" } });
    expect(asked).toHaveLength(1);
  });
});

describe("virtualCameraName", () => {
  it.each([
    "OBS Virtual Camera",
    "OBS-Camera",
    "ManyCam Virtual Webcam",
    "Snap Camera",
    "XSplit VCam",
    "Dummy video device (0x0000)",
    "DroidCam Source 3",
    "Camo",
    "Unity Video Capture (virtual)",
  ])("recognises a virtual camera by its name: %s", (label) => {
    expect(virtualCameraName(label)).not.toBeNull();
  });

  it.each(["HD Webcam C270", "FaceTime HD Camera", "Integrated Camera (04f2:b6d9)", "Logitech StreamCam", "Jobster 4K", "Camorama Pro", ""])(
    "does not count a device: %s",
    (label) => {
      expect(virtualCameraName(label)).toBeNull();
    },
  );

  it("counts a browser's fake camera only where asked to", () => {
    expect(virtualCameraName("fake_device_0")).toBeNull();
    expect(virtualCameraName("fake_device_0", true)).toBe("fake_device");
  });
});
