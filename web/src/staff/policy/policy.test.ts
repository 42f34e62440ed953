import { describe, expect, it } from "vitest";

import { SIGNAL_KINDS } from "../../ui/signals";
import { changed, PRESETS, STANDARD, STRICT } from "./fakes";
import { asPreset, presetOf, standardOf, withChange, withSignal } from "./presets";
import { factsOf, groupsOf, kindsOf, thresholdWords, THRESHOLDS } from "./signalMeta";
import { policyDifferences, signalSummary } from "./words";

function summary(kind: Parameters<typeof signalSummary>[0], policy = STANDARD): string {
  return signalSummary(kind, policy.signals[kind]!, policy.warn_candidate);
}

describe("what is known of the signals", () => {
  it("has settings for all but the faults of the line, the devices and the page", () => {
    const without = new Set(["camera_lost", "microphone_lost", "connection_lost", "slow_line", "page_failed"]);
    expect(kindsOf(STANDARD)).toEqual(SIGNAL_KINDS.filter((kind) => !without.has(kind)));
  });

  it("offers a threshold just where the server's policy has one", () => {
    const withOne = kindsOf(STANDARD).filter((kind) => STANDARD.signals[kind]!.threshold > 0);
    expect(new Set(Object.keys(THRESHOLDS))).toEqual(new Set(withOne));
  });

  it("accepts every threshold of the server's policy as input", () => {
    for (const kind of kindsOf(STANDARD)) {
      const { threshold: fact } = factsOf(kind);
      if (fact === null) continue;
      const shown = STANDARD.signals[kind]!.threshold * fact.factor;
      expect(shown).toBeGreaterThanOrEqual(fact.min);
      expect(shown).toBeLessThanOrEqual(fact.max);
    }
  });

  it("gives a fault no weight, and the page no looks", () => {
    expect(factsOf("camera_blocked").weighs).toBe(false);
    expect(factsOf("tab_hidden")).toMatchObject({ looks: false, momentary: false, weighs: true, behind: true });
    expect(factsOf("clipboard")).toMatchObject({ momentary: true, preventable: true });
  });

  it("lists every kind in one group", () => {
    const groups = groupsOf(SIGNAL_KINDS);
    expect(groups.map(({ group }) => group)).toEqual(["camera", "microphone", "page", "technical"]);
    expect(groups.flatMap(({ kinds }) => kinds).length).toBe(SIGNAL_KINDS.length);
    expect(groupsOf(["phone"]).map(({ title }) => title)).toEqual(["Camera"]);
  });

  it("shows thresholds in their units", () => {
    expect(thresholdWords("phone", 0.55)).toBe("55 %");
    expect(thresholdWords("looking_away", 25)).toBe("25°");
    expect(thresholdWords("other_person", 0.6)).toBe("0.6");
  });
});

describe("the line of a signal", () => {
  it("says when it counts and what comes of it", () => {
    expect(summary("no_face")).toBe("counts after 3 s and 2 looks · warns · weight 10");
    expect(summary("looking_away")).toBe("counts from 50 % of about 15 s · warns · weight 6");
    expect(summary("print")).toBe("counts at once · warns · prevented · weight 8");
    expect(summary("window_blurred")).toBe("counts after 3 s · noted silently · weight 4");
    expect(summary("camera_dark")).toBe("counts after 10 s and 5 looks");
    expect(summary("camera_replayed")).toBe("counts after 20 s and 2 looks · noted silently · weight 60");
    expect(summary("laptop")).toBe("Off");
  });

  it("warns of nothing where the exam warns of nothing", () => {
    expect(summary("no_face", { ...STANDARD, warn_candidate: false })).toContain("noted silently");
  });
});

describe("presets", () => {
  it("are known by what they say, not by their names", () => {
    expect(presetOf({ ...STRICT, preset: "custom", version: 7 }, PRESETS)).toBe("strict");
    expect(presetOf({ ...STANDARD, sample_every_s: 2 }, PRESETS)).toBe("custom");
  });

  it("become custom with a change, and the preset again without it", () => {
    const custom = withSignal(STANDARD, "phone", { weight: 12 }, PRESETS);
    expect(custom.preset).toBe("custom");
    expect(withSignal(custom, "phone", { weight: STANDARD.signals["phone"]!.weight }, PRESETS).preset).toBe("standard");
    expect(withChange(STANDARD, { require_fullscreen: true }, PRESETS).preset).toBe("custom");
  });

  it("keep the version when they are chosen", () => {
    expect(asPreset({ ...STANDARD, version: 4 }, "strict", PRESETS)).toEqual({ ...STRICT, version: 4 });
    expect(standardOf(PRESETS)).toBe(STANDARD);
  });

  it("leave a signal alone that the policy does not know", () => {
    expect(withSignal(STANDARD, "connection_lost", { weight: 1 }, PRESETS)).toBe(STANDARD);
  });
});

describe("what differs", () => {
  it("is nothing for policies that watch alike", () => {
    expect(policyDifferences(STANDARD, { ...STANDARD, version: 9, preset: "custom" })).toEqual([]);
  });

  it("is a sentence a signal", () => {
    const after = changed(STANDARD, {
      no_face: { raise_after_s: 5, warn: false, weight: 20 },
      phone: { threshold: 0.4 },
      laptop: { enabled: true },
      clipboard: { prevent: true, tell: "Please do not copy." },
    });
    expect(policyDifferences(STANDARD, after)).toEqual([
      "No face: counts after 5 s instead of 3 s; noted silently; weight 20 instead of 10.",
      "Phone: how sure: 40 % instead of 50 %.",
      "Another computer: switched on.",
      "Copy or paste: own words for the candidate; prevented by the page.",
    ]);
  });

  it("distinguishes the share of time from looks", () => {
    const looks = changed(STANDARD, { looking_away: { share: null } });
    expect(policyDifferences(STANDARD, looks)).toEqual(["Looking away: judged look by look instead of by the share of time."]);
    expect(policyDifferences(looks, STANDARD)).toEqual([
      "Looking away: judged by the share of time (50 %) instead of look by look.",
    ]);
  });

  it("covers what holds for all signals", () => {
    const after = {
      ...STANDARD,
      sample_every_s: 2,
      warn_candidate: false,
      cadence: { ...STANDARD.cadence, objects_every_s: 15 },
      evidence: { ...STANDARD.evidence, keep_sound: true },
      link: { ...STANDARD.link, lost_after_s: 8 },
    };
    expect(policyDifferences(STANDARD, after)).toEqual([
      "Camera pictures every 2 s instead of 1 s.",
      "Candidates are told of nothing.",
      "Objects looked for every 15 s instead of 10 s.",
      "The sound of speech incidents is kept.",
      "A connection counts as lost after 8 s instead of 4 s.",
    ]);
  });
});
