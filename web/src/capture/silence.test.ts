import { describe, expect, it } from "vitest";

import { FELL_SILENT_MS, NEVER_HEARD_MS, SilenceRule } from "./silence";

/** How long it takes until the rule calls this silence. */
function patience(rule: SilenceRule): number {
  for (let ms = 500; ms <= 600_000; ms += 500) if (rule.look(true, 500)) return ms;
  return Infinity;
}

describe("SilenceRule", () => {
  it("soon notices a microphone that never gave anything, and later one that was heard", () => {
    expect(patience(new SilenceRule())).toBe(NEVER_HEARD_MS);
    const heard = new SilenceRule();
    heard.look(false, 500);
    expect(patience(heard)).toBe(FELL_SILENT_MS);
    expect(heard.isSilent).toBe(true);
  });

  it("believes it again with the first sound, and waits longer the next time", () => {
    const rule = new SilenceRule();
    rule.look(false, 500);
    patience(rule);
    expect(rule.look(false, 500)).toBe(true);
    expect(rule.isSilent).toBe(false);
    expect(patience(rule)).toBe(2 * FELL_SILENT_MS);
    for (let times = 0; times < 10; times++) {
      rule.look(false, 500);
      patience(rule);
    }
    rule.look(false, 500);
    expect(patience(rule)).toBe(160_000);
  });

  it("concludes nothing from what it cannot know, nor from a sleep", () => {
    const rule = new SilenceRule();
    for (let times = 0; times < 100; times++) expect(rule.look(null, 500)).toBe(false);
    expect(rule.look(true, 3_600_000)).toBe(false);
    expect(rule.isSilent).toBe(false);
  });
});
