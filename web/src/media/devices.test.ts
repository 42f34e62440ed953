import { describe, expect, it } from "vitest";

import { type Capabilities, problemOfBrowser, virtualCameraName } from "./devices";

const CAPABLE: Capabilities = { secure: true, mediaDevices: true, subtleCrypto: true };

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
