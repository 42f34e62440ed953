import { describe, expect, it } from "vitest";

import { SIGNAL_GROUPS, SIGNAL_KINDS, SIGNALS } from "../ui/signals";
import { PAGE_SIGNALS, pageSignals, planOf } from "./watchPlan";

function watched(...kinds: string[]) {
  return { sample_every_s: 1, warn_candidate: true, signals: kinds.map((kind) => ({ kind, told: true, prevented: kind === "print" })) };
}

describe("planOf", () => {
  it("follows the policy, and leaves out what this page has no words for", () => {
    const plan = planOf({ ...watched("phone", "print", "mind_reading"), require_fullscreen: true, sound: true, keep_sound: true }, "frame");
    expect(plan).toMatchObject({ requireFullscreen: true, sound: true, keepSound: true, place: "frame" });
    expect(plan.signals.map(({ kind }) => kind)).toEqual(["phone", "print"]);
    expect([...pageSignals(plan)]).toEqual([["print", true]]);
  });

  it("reads the answer of older servers, which lists only kinds", () => {
    const plan = planOf({ sample_every_s: 2, warn_candidate: false, signals: ["no_face"] }, null);
    expect(plan.signals).toEqual([{ kind: "no_face", told: false, prevented: false }]);
    expect(plan).toMatchObject({ sampleEveryS: 2, requireFullscreen: false, sound: false, keepSound: false });
  });

  it("does not hold against anybody that they go to the exam's own tab", () => {
    const every = watched(...SIGNAL_KINDS);
    const kinds = (place: "frame" | "tab" | "elsewhere"): string[] => planOf(every, place).signals.map(({ kind }) => kind);
    const missing = SIGNAL_KINDS.filter((kind) => !kinds("tab").includes(kind));
    expect(missing).toEqual(["tab_hidden", "window_blurred", "fullscreen_left"]);
    expect(kinds("frame")).toEqual(SIGNAL_KINDS);
    expect(kinds("elsewhere")).toEqual(SIGNAL_KINDS);
    expect(planOf({ ...every, require_fullscreen: true }, "tab").requireFullscreen).toBe(false);
  });
});

describe("the words", () => {
  it("are there for every kind, and sit in a group that is shown", () => {
    for (const kind of SIGNAL_KINDS) {
      const { group, name, candidate, staff } = SIGNALS[kind];
      expect(Object.keys(SIGNAL_GROUPS)).toContain(group);
      expect(name.length).toBeLessThanOrEqual(20);
      // “It is noted when …”: no sentence of its own.
      expect(candidate).toMatch(/^[a-z].*[^.]$/);
      expect(staff).toMatch(/^[A-Z].*\.$/);
    }
  });

  it("accuse nobody", () => {
    for (const { candidate, staff } of Object.values(SIGNALS)) expect(`${candidate} ${staff}`).not.toMatch(/cheat|fraud|suspicio|violat|caught/i);
  });

  it("put what the page tells of itself with the page, but for the camera's name", () => {
    const elsewhere = Object.keys(PAGE_SIGNALS).filter((kind) => SIGNALS[kind as keyof typeof PAGE_SIGNALS].group !== "page");
    expect(elsewhere).toEqual(["virtual_camera"]);
  });
});
