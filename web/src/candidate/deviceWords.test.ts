import { describe, expect, it } from "vitest";

import { deviceProblem } from "../media/deviceProblems";
import { insteadWords, microphoneNeed, notSentWords } from "./deviceWords";

describe("words about devices", () => {
  it("says what is not sent", () => {
    expect(notSentWords({ camera: true, microphone: true })).toBeNull();
    expect(notSentWords({ camera: true, microphone: false })).toContain("No sound");
    expect(notSentWords({ camera: false, microphone: true })).toContain("No pictures");
  });

  it("names the device that fails and the one that is used", () => {
    expect(insteadWords({ problem: deviceProblem("camera", "in_use", "USB Camera"), used: "Built-in Camera" })).toBe(
      "“USB Camera” is used by another program; “Built-in Camera” is used instead.",
    );
  });

  it("lets an exam that needs a microphone begin only with one", () => {
    const lost = (kind: "denied" | "silent") => ({ state: "lost", problem: deviceProblem("microphone", kind) }) as const;
    expect(microphoneNeed(null, true)).toBeNull();
    expect(microphoneNeed({ state: "ok", instead: null }, true)).toBeNull();
    expect(microphoneNeed(lost("denied"), true)?.blocks).toBe(true);
    expect(microphoneNeed(lost("silent"), true)?.blocks).toBe(false);
    expect(microphoneNeed(lost("denied"), false)).toMatchObject({ blocks: false, words: expect.stringContaining("can start without") as string });
  });
});
