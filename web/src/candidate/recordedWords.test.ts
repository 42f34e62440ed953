import { afterEach, describe, expect, it, vi } from "vitest";

import { recordingLimits, sleepLimits, soundLimit } from "./browserLimits";
import { recordedWords } from "./RecordedChip";

const knows = (...types: string[]): void => {
  vi.stubGlobal("MediaRecorder", { isTypeSupported: (type: string) => types.some((known) => type.startsWith(known)) });
};

afterEach(() => vi.unstubAllGlobals());

describe("recordedWords", () => {
  it("names what is recorded, and nothing else", () => {
    expect(recordedWords({ camera: true, sound: true, screen: true })).toBe("Camera, sound and screen are being recorded");
    expect(recordedWords({ camera: true, sound: true, screen: false })).toBe("Camera and sound are being recorded");
    expect(recordedWords({ camera: true, sound: false, screen: true })).toBe("Camera and screen are being recorded, without sound");
    expect(recordedWords({ camera: true, sound: false, screen: false })).toBe("Your camera is being recorded, without sound");
    expect(recordedWords({ camera: false, sound: false, screen: true })).toBe("Your screen is being recorded");
    expect(recordedWords({ camera: false, sound: false, screen: false })).toBeNull();
  });
});

describe("what a browser cannot record", () => {
  const wanted = { sound: true, recordCamera: true, recordScreen: false };

  it("is not said where it can, in whichever container", () => {
    for (const types of [["audio/webm", "video/webm"], ["audio/mp4", "video/mp4"], ["audio/mp4", "video/webm"]]) {
      knows(...types);
      expect(soundLimit(wanted)).toBeNull();
      expect(recordingLimits(wanted)).toEqual([]);
    }
  });

  it("is said to both sides where sound or video is wanted", () => {
    knows();
    expect(soundLimit(wanted)).toBe("This browser cannot record sound");
    expect(recordingLimits(wanted)[0]?.title).toBe("This browser cannot record sound or video");
    knows("audio/mp4");
    expect(recordingLimits(wanted)[0]?.title).toBe("This browser cannot record video");
    vi.unstubAllGlobals();
    expect(recordingLimits({ ...wanted, recordCamera: false })[0]?.title).toBe("This browser cannot record sound");
  });

  it("is not said where nothing of the kind is wanted", () => {
    knows();
    const nothing = { sound: false, recordCamera: false, recordScreen: false };
    expect(soundLimit(nothing)).toBeNull();
    expect(recordingLimits(nothing)).toEqual([]);
  });
});

describe("a screen that may sleep", () => {
  it("is said only where the page cannot keep it on", () => {
    for (const state of ["off", "held"] as const) expect(sleepLimits(state)).toEqual([]);
    for (const state of ["refused", "missing"] as const) expect(sleepLimits(state)[0]?.advice).toMatch(/Switch off sleep/);
  });
});
